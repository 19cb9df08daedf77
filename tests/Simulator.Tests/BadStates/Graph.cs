using System.Text.Json.Nodes;
using Simulator.Tests.Running;
using Simulator.Tests.Scenarios;

namespace Simulator.Tests.BadStates;

/// <summary>One workflow, asked again and again with other results of its jobs and steps.</summary>
internal sealed class Graph : IAsyncDisposable
{
    private readonly WorkflowSimulator simulator;
    private readonly JsonObject question;

    private Graph(WorkflowSimulator simulator, JsonObject question) => (this.simulator, this.question) = (simulator, question);

    /// <summary>A reusable workflow, called by the job <c>call</c>.</summary>
    /// <param name="with">Its inputs, as a JSON object.</param>
    /// <param name="outputs">What its steps that plan say, as a JSON object by their paths.</param>
    public static Task<Graph> OfReusableAsync(string workflow, string with, string outputs) => StartAsync(
        $$"""
        on: { push: {}, pull_request: { types: [labeled] } }
        permissions: write-all
        jobs: { call: { uses: "org/actions/.github/workflows/{{workflow}}@v1", permissions: write-all, with: {{with}} } }
        """,
        outputs);

    /// <summary>The workflow of a system.</summary>
    public static Task<Graph> OfSystemAsync(string system, string workflow) =>
        StartAsync(WorkflowFiles.OfSystem(system).Single(file => file.Key == workflow).Value, "{}");

    private static async Task<Graph> StartAsync(string workflow, string outputs)
    {
        var files = new Dictionary<string, string>(WorkflowFiles.OfSuite()) { ["main.yml"] = workflow };
        return new Graph(await WorkflowSimulator.StartAsync(files), new JsonObject { ["workflow"] = "main.yml", ["outputs"] = JsonNode.Parse(outputs) });
    }

    /// <summary>What happens when these jobs and steps come to this; what is not named succeeds.</summary>
    public Task<RunAnswer> RunAsync(IReadOnlyDictionary<string, string> results, string occasion = "push main")
    {
        var asked = question.DeepClone().AsObject();
        asked["github"] = Occasion.Parse(occasion);
        asked["results"] = new JsonObject(results.Select(result => KeyValuePair.Create(result.Key, (JsonNode?)JsonValue.Create(result.Value))));
        return simulator.AskAsync(asked);
    }

    public ValueTask DisposeAsync() => simulator.DisposeAsync();
}
