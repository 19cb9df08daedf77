namespace Simulator.Tests.BadStates;

/// <summary>Infrastructure is changed only behind a plan that was made and compared.</summary>
public sealed class ApplyTests
{
    private const string With = """{ "engine": "terraform", "working-directory": "terraform", "filters": "infrastructure: terraform/**", "environments": "[\"production\"]" }""";
    private const string Decided = """{ "resolve-environment": { "should-deploy": "true", "environment": "production" }, "detect-changes": { "expect": "{\"all\":true}" }, "call/collect#plans": { "has-changes": "true", "digest": "d1" }, "call/apply#outputs": {} }""";

    [Fact]
    public async Task Nothing_is_applied_behind_anything_that_did_not_succeed()
    {
        await using var graph = await Graph.OfReusableAsync("infrastructure.yml", With, Decided);
        foreach (var results in Combinations.Of(["call/changes", "call/validate", "call/plan", "call/collect"], Combinations.Results))
        {
            var run = await graph.RunAsync(results);

            (run.Job("call/apply")!.Result == "success").ShouldBe(results.Values.All(result => result == "success"), run.ToString());
        }
    }
}
