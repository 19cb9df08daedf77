using Simulator.Tests.Running;

namespace Simulator.Tests.BadStates;

/// <summary>The gate of pull requests is green only when everything that was expected has succeeded.</summary>
public sealed class GateTests
{
    private const string With = """{ "filters": "a: a/**", "checks": "[]", "images": "[]", "pre-commit": true, "pre-commit-version": "4.0.0", "e2e-command": "./e2e", "e2e-full-command": "./all" }""";
    private const string Chosen = """{ "detect-changes": { "any": "true", "changes": "[\"a\"]", "selected": "{\"fast\":[{\"name\":\"lint\",\"command\":\"./lint\"}],\"full\":[{\"name\":\"test\",\"command\":\"./test\"}],\"all\":[]}", "base": "1", "head": "2" }, "call/changes#images": { "selected": "{\"all\":[{\"name\":\"app\"}]}" } }""";
    private static readonly string[] Jobs = ["changes", "pre-commit", "fast", "checks", "security", "images", "e2e", "e2e-full", "report"];

    [Fact]
    public async Task Whatever_two_jobs_come_to()
    {
        await using var graph = await Graph.OfReusableAsync("pr.yml", With, Chosen);
        var whole = await RunAsync(graph, new Dictionary<string, string>());
        whole.Result.ShouldBe("success", whole.ToString());
        var gate = whole.Job("call/gate")!;
        foreach (var results in Combinations.OfTwo([.. Jobs.Select(job => $"call/{job}")]))
        {
            var run = await RunAsync(graph, new Dictionary<string, string>([.. results, .. gate.Steps.Select(step => KeyValuePair.Create($"call/gate#{step.Name}", "failure"))]));

            var isGreen = run.Job("call/gate")!.Result == "success";
            isGreen.ShouldBe(results.Values.All(result => result == "success"), $"{string.Join(", ", results)}\n{run}");
            run.Result.ShouldBe(isGreen ? "success" : "failure");
        }
    }

    // With the label, on which all jobs are expected.
    private static Task<RunAnswer> RunAsync(Graph graph, IReadOnlyDictionary<string, string> results) => graph.RunAsync(results, "pull_request labeled label e2e with e2e");
}
