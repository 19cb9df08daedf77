using Actions.Aws;

namespace EcsDeploy.Tests.Planning;

public sealed class LookTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("ECS")]
    public void A_service_that_ECS_deploys_is_fit(string? controller) => Look.Unfit(Service("ACTIVE", controller)).ShouldBeNull();

    [Theory]
    [InlineData("CODE_DEPLOY")]
    [InlineData("EXTERNAL")]
    [InlineData("SOMETHING_NEW")]
    public void One_of_another_controller_is_not(string controller) =>
        Look.Unfit(Service("ACTIVE", controller)).ShouldBe($"Service 'web' is deployed by the controller {controller}; this action deploys services of the controller ECS only.");

    [Theory]
    [InlineData("DRAINING")]
    [InlineData("INACTIVE")]
    public void One_that_is_going_away_is_not(string status) =>
        Look.Unfit(Service(status, "ECS")).ShouldBe($"Service 'web' is {status}: only an ACTIVE service can be deployed to.");

    private static EcsService Service(string status, string? controller) => new()
    {
        ServiceName = "web",
        Status = status,
        DeploymentController = controller is null ? null : new DeploymentController { Type = controller },
    };
}
