using System.Globalization;
using System.Text.Json.Nodes;
using Testing;

namespace WorkflowTools.Tests;

/// <summary>A message of actionlint that counts for nothing, why, and until when.</summary>
internal sealed record Allowance(string Message, string Reason, DateOnly Until)
{
    public static IReadOnlyList<Allowance> Read() =>
        [.. JsonNode.Parse(File.ReadAllText(Repository.File("tests", "WorkflowTools.Tests", "actionlint-allowed.json")))!.AsArray().Select(json =>
            new Allowance((string)json!["message"]!, (string)json["reason"]!, DateOnly.ParseExact((string)json["until"]!, "yyyy-MM-dd", CultureInfo.InvariantCulture)))];
}
