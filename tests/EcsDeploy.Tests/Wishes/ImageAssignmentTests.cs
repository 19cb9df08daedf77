namespace EcsDeploy.Tests.Wishes;

public sealed class ImageAssignmentTests
{
    [Fact]
    public void A_line_names_container_and_image()
    {
        var assignment = ImageAssignment.Parse("app = registry/app:1.4.0");

        assignment.Service.ShouldBeNull();
        assignment.Containers.ShouldBe(["app"]);
        assignment.Image.ShouldBe("registry/app:1.4.0");
    }

    [Fact]
    public void A_line_may_name_the_service()
    {
        var assignment = ImageAssignment.Parse("backend/app=registry/team/app@sha256:abc");

        assignment.Service.ShouldBe("backend");
        assignment.Image.ShouldBe("registry/team/app@sha256:abc");
        assignment.AppliesTo("backend").ShouldBeTrue();
        assignment.AppliesTo("web").ShouldBeFalse();
    }

    [Fact]
    public void Several_containers_share_an_image() =>
        ImageAssignment.Parse("app, sidecar=x:1").Containers.ShouldBe(["app", "sidecar"]);

    [Theory]
    [InlineData("app")]
    [InlineData("app=")]
    [InlineData("=image")]
    [InlineData("/app=image")]
    [InlineData("app,=image")]
    [InlineData("app=two words")]
    public void Anything_else_is_refused_with_what_is_allowed(string line) =>
        Should.Throw<FormatException>(() => ImageAssignment.Parse(line)).Message.ShouldContain("container=image");
}
