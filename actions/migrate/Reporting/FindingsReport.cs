using System.Text.Json.Nodes;
using Actions.Toolkit;
using Migrate.Linting;

namespace Migrate.Reporting;

/// <summary>Dangerous statements as a table and as JSON.</summary>
internal static class FindingsReport
{
    private const int MostRows = 50;

    /// <summary>GitHub keeps 1 MB of outputs for a job.</summary>
    private const int MostInJson = 500;

    public static void Append(Markdown summary, IReadOnlyList<Finding> findings)
    {
        if (findings.Count == 0)
            return;
        summary.Paragraph("**Dangerous statements:**").Table(
            ["Where", "Rule", "Statement", "While the old code serves", "Why", "Instead"],
            findings.Take(MostRows).Select(Row));
        if (findings.Count > MostRows)
            summary.Paragraph($"and {findings.Count - MostRows} more");
    }

    public static string Json(IReadOnlyList<Finding> findings) => new JsonArray([.. findings.Take(MostInJson).Select(Tree)]).ToJsonString();

    private static string[] Row(Finding finding) =>
    [
        Markdown.InlineCode(finding.Place),
        Markdown.InlineCode(finding.Name),
        Markdown.InlineCode(finding.Statement),
        finding.Advice.Effect == LintEffect.Contract ? "breaks it" : "makes it wait",
        Markdown.Escape(finding.Advice.Why),
        Markdown.Escape(finding.Allowed is { } reason ? $"Allowed: {reason}" : $"{finding.Advice.Instead} {finding.Hint}".TrimEnd()),
    ];

    private static JsonNode Tree(Finding finding) => new JsonObject
    {
        ["rule"] = finding.Name,
        ["effect"] = KebabCase.Of(finding.Advice.Effect),
        ["source"] = finding.Script.Name,
        ["file"] = finding.Script.IsFile,
        ["line"] = finding.Line,
        ["statement"] = finding.Statement,
        ["allowed"] = finding.Allowed,
    };
}
