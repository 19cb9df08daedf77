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

    [Fact]
    public async Task All_input_errors_are_told_at_once()
    {
        await using var world = await RollbackWorld.StartAsync(["web"]);

        using var run = await RollbackWorld.RollBackAsync(world.Run("web", "backend").Input("cluster", "").Input("to", "web:1").Input("from", """{"wed":"wed:2"}""").Input("mark-as", "gone"));

        run.ExitCode.ShouldBe(2, run.Log);
        run.Log.ShouldContain("Input 'cluster': 'kind: ecs' needs the name or the ARN of the cluster.");
        run.Log.ShouldContain("write service=version for each");
        run.Log.ShouldContain("'wed' is not among 'services'");
        run.Log.ShouldContain("Input 'mark-as': 'gone' is not allowed: expected one of failure, inactive.");
    }

    [Fact]
    public async Task Inputs_of_another_kind_are_refused()
    {
        await using var world = await FunctionsWorld.StartAsync("api");

        using var run = await FunctionsWorld.RollBackAsync(world.Run("api", "arn:aws:lambda:eu-central-1:123456789012:function:mails")
            .Input("cluster", "prod").Input("alias", "").Input("to", "3").Input("test-expect", "status in 200-299"));
        using var ecs = await FunctionsWorld.RollBackAsync(world.Run("api").Input("kind", "ecs").Input("cluster", "prod").Input("test-event", "{}"));

        run.ExitCode.ShouldBe(2, run.Log);
        run.Log.ShouldContain("Input 'cluster': 'prod' is not allowed: it belongs to 'kind: ecs' and 'kind: express'; leave it out with 'kind: lambda'.");
        run.Log.ShouldContain("Input 'alias': 'kind: lambda' needs the alias that goes back");
        run.Log.ShouldContain("function:mails' is not the name of a function");
        run.Log.ShouldContain("one version cannot be meant for several services");
        run.Log.ShouldContain("Input 'test-expect': 'status in 200-299' is not allowed: there is no 'test-event' to be answered.");
        ecs.ExitCode.ShouldBe(2, ecs.Log);
        ecs.Log.ShouldContain("Input 'alias': 'live' is not allowed: it belongs to 'kind: lambda'.");
        ecs.Log.ShouldContain("Input 'test-event': '{}' is not allowed: it belongs to 'kind: lambda'.");
    }

    [Fact]
    public async Task Records_of_an_environment_are_not_left_out_for_want_of_a_token()
    {
        await using var world = await RollbackWorld.StartAsync(["web"]);

        using var run = await RollbackWorld.RollBackAsync(world.Run("web").Input("environment", "production").Input("token", ""));

        run.ExitCode.ShouldBe(2, run.Log);
        run.Log.ShouldContain("Input 'token': 'environment' needs it for the deployment records");
    }
}
