namespace Simulator.Tests.BadStates;

/// <summary>The workflows of the systems deploy only when all that goes before has succeeded.</summary>
public sealed class SystemTests
{
    [Theory]
    [InlineData("ecs-web-mobile", "deploy.yml", "deploy", "checks", "build", "infrastructure")]
    [InlineData("django-react", "deploy.yml", "deploy", "build")]
    [InlineData("compose-services", "deploy.yml", "deploy", "checks", "build")]
    [InlineData("ecs-three-branches", "deploy.yml", "deploy", "checks", "build")]
    [InlineData("lambda-apprunner", "frontend.yml", "dev", "build")]
    public async Task Deploy_behind_everything_else_or_not_at_all(string system, string workflow, string deploys, params string[] before)
    {
        await using var graph = await Graph.OfSystemAsync(system, workflow);
        foreach (var results in Combinations.Of(before, Combinations.Results))
        {
            var run = await graph.RunAsync(new Dictionary<string, string>(results) { [deploys] = "success" });

            (run.Job(deploys)!.Result == "success").ShouldBe(results.Values.All(result => result == "success"), run.ToString());
        }
    }
}
