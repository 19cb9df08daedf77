using System.Text.Json.Nodes;
using Testing;

namespace WorkflowTools.Tests;

/// <summary>Asks a script of <c>workflow-linters</c> about many files at once.</summary>
internal static class NodeLinter
{
    private static readonly NodeTool Tool = new("WorkflowTools.Tests", "workflow-linters");

    public static async Task<IReadOnlyList<LintFinding>> RunAsync(string script, IReadOnlyList<LintFile> files, JsonObject? settings = null)
    {
        Assert.SkipWhen(NodeTool.Missing is not null, $"{script} judges nothing: {NodeTool.Missing}");
        var question = settings ?? [];
        question["files"] = Json(files);
        var answer = JsonNode.Parse(await Tool.RunAsync($"--import ./json-modules.mjs {script}", question.ToJsonString(), TestContext.Current.CancellationToken))!.AsArray();
        return [.. answer.Select(found => new LintFinding((string)found!["path"]!, (int)found["line"]!, (int)found["column"]!, (string)found["message"]!))];
    }

    public static JsonArray Json(IEnumerable<LintFile> files) => new([.. files.Select(file => new JsonObject { ["path"] = file.Path, ["text"] = file.Text })]);
}
