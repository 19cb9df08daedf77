using System.Text.Json;
using System.Text.Json.Nodes;
using Testing;

namespace SbomScan.Tests;

/// <summary>Programs of others that judge what is written here. They are installed once, by npm.</summary>
internal static class JudgeTools
{
    private static readonly NodeTool Node = new("SbomScan.Tests", "judges");

    /// <summary>What the official schema of its version says about each document.</summary>
    public static async Task<IReadOnlyList<string>> JudgeCycloneDxAsync(IEnumerable<string> documents) =>
        Lines(await RunAsync("cyclonedx.js", new JsonArray([.. documents.Select(text => JsonValue.Create(text))])));

    /// <summary>What the validator of SARIF and of GitHub's rules has to say about a document.</summary>
    public static async Task<IReadOnlyList<string>> JudgeSarifAsync(string document) =>
        [.. JsonNode.Parse(await RunAsync("sarif.js", document))!.AsArray().Select(answer => $"{answer!["level"]} {answer["rule"]}: {answer["message"]} {answer["where"]}")];

    /// <summary>Whether each text is an SPDX expression.</summary>
    public static async Task<IReadOnlyList<bool>> AreExpressionsAsync(IEnumerable<string> texts) =>
        [.. Lines(await RunAsync("expressions.js", new JsonObject { ["parse"] = new JsonArray([.. texts.Select(text => JsonValue.Create(text))]) })).Select(bool.Parse)];

    /// <summary>Whether each expression can be had with the licences that are allowed.</summary>
    public static async Task<IReadOnlyList<bool>> SatisfyAsync(IEnumerable<(string Expression, string[] Allowed)> questions) =>
        [.. Lines(await RunAsync("expressions.js", new JsonObject
        {
            ["satisfies"] = new JsonArray([.. questions.Select(question => new JsonObject
            {
                ["expression"] = question.Expression, ["allowed"] = new JsonArray([.. question.Allowed.Select(id => JsonValue.Create(id))]),
            })]),
        })).Select(bool.Parse)];

    /// <summary>The SPDX list: every id, and those among them that are deprecated.</summary>
    public static async Task<(IReadOnlyList<string> Ids, IReadOnlyList<string> Deprecated)> LicensesAsync()
    {
        var list = JsonNode.Parse(await RunAsync("licenses.js", ""))!;
        return (list["ids"].Deserialize<string[]>()!, list["deprecated"].Deserialize<string[]>()!);
    }

    private static Task<string> RunAsync(string script, JsonNode question) => RunAsync(script, question.ToJsonString());

    private static Task<string> RunAsync(string script, string input)
    {
        if (NodeTool.Missing is { } missing) Assert.Skip($"No judge of documents and licences was asked: {missing}");
        return Node.RunAsync(script, input, TestContext.Current.CancellationToken);
    }

    private static string[] Lines(string output) => output.TrimEnd('\n').Split('\n');
}
