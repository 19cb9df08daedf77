using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Simulator.Tests.Running;
using Simulator.Tests.Scenarios;

namespace Simulator.Tests.Deciding;

/// <summary>What an action that decides came to. Many runs ask the same; it is answered once.</summary>
internal sealed record Decision(JsonObject Outputs, string Log, bool Succeeded)
{
    private static readonly string[] Circumstances = ["github", "changed", "deployments", "now", "elsewhere"];
    private static readonly ConcurrentDictionary<string, Lazy<Task<Decision>>> Made = new();

    public static Task<Decision> OfAsync(StepAnswer step, JsonObject question, Lazy<ConsumerRepository> repository)
    {
        var asked = string.Join('\n', [repository.GetHashCode().ToString(), step.Uses, step.Json["with"]!.ToJsonString(), .. Circumstances.Select(part => question[part]?.ToJsonString())]);
        return Made.GetOrAdd(asked, _ => new(() => MakeAsync(step, question, repository.Value))).Value;
    }

    private static async Task<Decision> MakeAsync(StepAnswer step, JsonObject question, ConsumerRepository repository)
    {
        using var run = await DecidingAction.RunAsync(step, question, repository);
        // The run goes on with the commit that its event names, whatever the repository made of it.
        var outputs = run.Outputs.Select(output => KeyValuePair.Create(output.Key, (JsonNode?)JsonValue.Create(output.Value.Replace(run.Variables["GITHUB_SHA"], Occasion.Sha, StringComparison.Ordinal))));
        return new Decision(new JsonObject(outputs), run.Log, run.ExitCode == 0);
    }
}
