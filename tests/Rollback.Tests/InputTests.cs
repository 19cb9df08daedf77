namespace Rollback.Tests;

/// <summary>What the inputs take, and how they refuse.</summary>
public sealed class InputTests
{
    [Theory]
    [InlineData("web:7", null, "web:7")]
    [InlineData(" 1.4.0 ", null, "1.4.0")]
    [InlineData("web = web:7", "web", "web:7")]
    [InlineData("web=arn:aws:ecs:eu-west-1:123456789012:task-definition/web:7", "web", "arn:aws:ecs:eu-west-1:123456789012:task-definition/web:7")]
    public void A_line_names_a_version_for_one_service_or_for_all(string text, string? service, string version) =>
        VersionLine.Parse(text).ShouldBe(new VersionLine(service, version));

    [Theory]
    [InlineData("web=")]
    [InlineData("=web:7")]
    [InlineData("web:7 backend:3")]
    public void A_line_of_another_form_is_refused(string text) => Should.Throw<FormatException>(() => VersionLine.Parse(text));

    [Theory]
    [InlineData("web:7", true)]
    [InlineData("arn:aws-cn:ecs:cn-north-1:123456789012:task-definition/web:7", true)]
    [InlineData("web", false)]
    [InlineData("1.4.0", false)]
    [InlineData("v1.4.0:web", false)]
    public void A_revision_is_told_from_a_name(string text, bool isRevision) => EcsVersion.IsVersion(text).ShouldBe(isRevision);

    [Theory]
    [InlineData("123456789012.dkr.ecr.eu-west-1.amazonaws.com/team/web:1.0", "eu-west-1", "team/web", "1.0")]
    [InlineData("123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn/web", "cn-north-1", "web", "latest")]
    public void An_image_of_ECR_is_known_by_its_name(string image, string region, string repository, string version) =>
        EcrImageName.Of(image).ShouldBe(new EcrImageName("123456789012", region, repository, version));

    [Theory]
    [InlineData("shop/web:1")]
    [InlineData("public.ecr.aws/docker/library/nginx:1")]
    [InlineData("ghcr.io/acme/web:1")]
    public void An_image_of_another_registry_is_none(string image) => EcrImageName.Of(image).ShouldBeNull();

    [Fact]
    public async Task All_input_errors_are_told_at_once()
    {
        await using var world = await RollbackWorld.StartAsync(["web"]);

        using var run = await RollbackWorld.RollBackAsync(world.Run("web", "backend").Input("cluster", "").Input("to", "web:1").Input("from", """{"wed":"wed:2"}""").Input("mark-as", "gone"));

        run.ExitCode.ShouldBe(2, run.Log);
        run.Log.ShouldContain("Input 'cluster': 'kind: ecs' needs the name or the ARN of the cluster.");
        run.Log.ShouldContain("write service=family:revision for each");
        run.Log.ShouldContain("'wed' is not among 'services'");
        run.Log.ShouldContain("Input 'mark-as': 'gone' is not allowed: expected one of failure, inactive.");
    }
}
