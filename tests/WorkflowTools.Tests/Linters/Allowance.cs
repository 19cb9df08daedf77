using System.Globalization;
using System.Text.Json.Nodes;
using Testing;

namespace WorkflowTools.Tests;

/// <summary>Messages of actionlint that count for nothing, by how they begin; why, and until when.</summary>
internal sealed record Allowance(string Start, string Reason, DateOnly Until)
{
    public bool Covers(LintFinding finding) => finding.Message.StartsWith(Start, StringComparison.Ordinal);

    public static IReadOnlyList<Allowance> Read() =>
        [.. JsonNode.Parse(File.ReadAllText(Repository.File("tests", "WorkflowTools.Tests", "actionlint-allowed.json")))!.AsArray().Select(json =>
            new Allowance((string)json!["start"]!, (string)json["reason"]!, DateOnly.ParseExact((string)json["until"]!, "yyyy-MM-dd", CultureInfo.InvariantCulture)))];
}
