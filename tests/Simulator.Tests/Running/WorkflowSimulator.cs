using System.Text.Json.Nodes;
using Testing;

namespace Simulator.Tests.Running;

/// <summary>Says what runs of workflows do, by GitHub's own parser and expressions. One process of node answers all questions of a call.</summary>
internal static class WorkflowSimulator
{
    private static readonly NodeTool Node = new("Simulator.Tests", "simulator");

    /// <param name="files">Texts by the name <c>uses</c> calls them.</param>
    public static async Task<IReadOnlyList<RunAnswer>> AskAsync(IReadOnlyDictionary<string, string> files, IReadOnlyList<JsonObject> questions)
    {
        if (NodeTool.Missing is { } missing) Assert.Skip($"No workflow was simulated: {missing}");
        var texts = new JsonObject(files.Select(file => KeyValuePair.Create(file.Key, (JsonNode?)JsonValue.Create(file.Value))));
        var input = string.Join('\n', [texts.ToJsonString(), .. questions.Select(question => question.ToJsonString())]);
        var output = await Node.RunAsync("main.mjs", input + "\n", TestContext.Current.CancellationToken);
        return [.. output.TrimEnd('\n').Split('\n').Select(line => new RunAnswer(JsonNode.Parse(line)!.AsObject()))];
    }
}
