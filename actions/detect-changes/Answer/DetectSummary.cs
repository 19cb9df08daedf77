using Actions.Git;
using Actions.Toolkit;
using DetectChanges.Comparing;
using DetectChanges.Filters.Lint;

namespace DetectChanges.Answer;

/// <summary>The decision table: which filter is true, and because of which file.</summary>
internal static class DetectSummary
{
    private const int MostRows = 200;

    public static Markdown Of(Decision decision, IReadOnlyList<LintFinding> findings, RunnerContext runner)
    {
        var comparison = decision.Comparison;
        var summary = new Markdown()
            .Heading(3, $"Changes: {decision.True.Count()} of {decision.Answers.Count} filters are true")
            .Paragraph(Explanation.Of(comparison, id => Link(runner, id)) + Comparing(comparison, runner));
        if (comparison.Compromise is { } compromise) summary.Paragraph($"⚠️ {Markdown.Escape(compromise)}");
        summary.Table(["Filter", "Changed", "Files", "First file"], Rows(comparison, decision));
        if (decision.Answers.Count > MostRows) summary.Paragraph($"and {decision.Answers.Count - MostRows} more filters.");
        return summary.Bullets(DetectLog.Differences(decision).Take(MostRows).Select(Markdown.Escape)).Append(LintReport.Table(findings));
    }

    private static IEnumerable<IReadOnlyList<string>> Rows(Comparison comparison, Decision decision) =>
        from answer in decision.Answers.OrderByDescending(answer => answer.IsTrue).Take(MostRows)
        select (IReadOnlyList<string>)
        [
            Markdown.Escape(answer.Filter.Name),
            answer.IsTrue ? "✅ true" : "false",
            answer.Files.Count.ToString(),
            comparison.IsEverything || answer.Files.Count == 0 ? "" : Markdown.InlineCode(DetectLog.Name(answer.Files[0])),
        ];

    private static string Comparing(Comparison comparison, RunnerContext runner)
    {
        var files = comparison.Files.Count == 1 ? "1 file" : $"{comparison.Files.Count} files";
        var reason = $"`{KebabCase.Of(comparison.Reason)}`";
        if (comparison.Head is not { } head) return $" ({reason})";
        return comparison.Bases.Count > 0 && runner.Repository.Length > 0
            ? $" [{files}]({runner.ServerUrl}/{runner.Repository}/compare/{comparison.Bases[^1]}...{head}) differ ({reason})."
            : $" {files} ({reason}).";
    }

    private static string Link(RunnerContext runner, ObjectId id) =>
        runner.Repository.Length == 0 ? $"`{id.Short}`" : $"[`{id.Short}`]({runner.ServerUrl}/{runner.Repository}/commit/{id})";
}
