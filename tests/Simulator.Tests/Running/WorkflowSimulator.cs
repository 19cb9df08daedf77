using System.Text.Json.Nodes;
using Testing;

namespace Simulator.Tests.Running;

/// <summary>Says what runs of workflows do, by GitHub's own parser and expressions, in one process of node.</summary>
internal sealed class WorkflowSimulator : IAsyncDisposable
{
    private static readonly NodeTool Node = new("Simulator.Tests", "simulator");
    private readonly NodeConversation node;

    private WorkflowSimulator(NodeConversation node) => this.node = node;

    /// <param name="files">Texts of the workflows by the name <c>uses</c> calls them.</param>
    public static async Task<WorkflowSimulator> StartAsync(IReadOnlyDictionary<string, string> files)
    {
        if (NodeTool.Missing is { } missing) Assert.Skip($"No workflow was simulated: {missing}");
        var simulator = new WorkflowSimulator(await Node.TalkAsync("main.mjs", TestContext.Current.CancellationToken));
        var texts = new JsonObject(files.Select(file => KeyValuePair.Create(file.Key, (JsonNode?)JsonValue.Create(file.Value))));
        await simulator.node.TellAsync(texts.ToJsonString());
        return simulator;
    }

    public async Task<RunAnswer> AskAsync(JsonObject question) => new(JsonNode.Parse(await node.AskAsync(question.ToJsonString()))!.AsObject());

    public ValueTask DisposeAsync() => node.DisposeAsync();
}
