using Actions.Changes;
using Actions.Git;
using Actions.Toolkit;
using DetectChanges.Filters.Lint;
using DetectChanges.Selecting;
using DetectChanges.Targets;

namespace DetectChanges.Answer;

/// <summary>The decision table: which filter is true and which project affected, and because of which file.</summary>
internal static class DetectSummary
{
    private const int MostRows = 200;

    public static Markdown Of(Decision decision, RunnerContext runner, OutputFiles? files)
    {
        var comparison = decision.Comparison;
        var summary = new Markdown()
            .Heading(3, $"Changes: {Title(decision)}")
            .Paragraph(Explanation.Of(comparison, id => Link(runner, id)) + Comparing(comparison, runner) + (decision.Usage.GitProcesses > 0 ? $" {DetectLog.Took(decision.Usage)}." : ""));
        if (comparison.Compromise is { } compromise) summary.Paragraph($"⚠️ {Markdown.Escape(compromise)}");
        AddFilters(summary, decision, files);
        if (decision.Selection is { } selection) AddSelection(summary, selection);
        if (decision.Targets is { } targets) AddTargets(summary, targets, files);
        return summary.Bullets(DetectLog.Differences(decision).Take(MostRows).Select(Markdown.Escape)).Append(LintReport.Table(decision.Findings));
    }

    private static string Title(Decision decision)
    {
        var filters = decision.Answers.Count == 0 ? null : $"{decision.True.Count()} of {decision.Answers.Count} filters are true";
        var targets = decision.Targets is { } found ? $"{decision.ToBuild.Count()} of {found.Projects} projects are affected" : null;
        var entries = decision.Selection is { } selection ? $"{selection.Chosen} of {selection.Answers.Count} entries are chosen" : null;
        return string.Join(", ", new[] { filters, entries, targets }.OfType<string>());
    }

    private static void AddFilters(Markdown summary, Decision decision, OutputFiles? files)
    {
        if (decision.Answers.Count == 0) return;
        summary.Table(["Filter", "Changed", "Files", "First file"], decision.Answers.OrderByDescending(answer => answer.IsTrue).Take(MostRows).Select(answer => Row(decision.Comparison, answer)));
        AddRest(summary, decision.Answers.Count, "filters", files);
    }

    private static IReadOnlyList<string> Row(Comparison comparison, FilterAnswer answer) =>
    [
        Markdown.Escape(answer.Filter.Name),
        answer.IsTrue ? "✅ true" : "false",
        answer.Files.Count.ToString(),
        comparison.IsEverything || answer.Files.Count == 0 ? "" : Markdown.InlineCode(DetectLog.Name(answer.Files[0])),
    ];

    private static void AddSelection(Markdown summary, Selection selection)
    {
        summary.Table(["Stage", "Entry", "Chosen", "Because"], selection.Stages.SelectMany(stage => stage).Take(MostRows).Select(Row));
        AddRest(summary, selection.Answers.Count, "entries", files: null);
    }

    private static IReadOnlyList<string> Row(SelectAnswer answer) =>
        [Markdown.Escape(answer.Entry.Stage), Markdown.Escape(answer.Entry.Name), answer.IsChosen ? "✅ chosen" : "left out", Markdown.Escape(answer.Reason)];

    private static void AddTargets(Markdown summary, TargetsAnswer targets, OutputFiles? files)
    {
        if (targets.Affected.Count == 0) summary.Paragraph($"None of the {targets.Projects} projects is affected.");
        else
        {
            summary.Table(["Project", "Kind", "Folder", "Because"], targets.Affected.OrderByDescending(target => target.Exists).Take(MostRows).Select(Row));
            AddRest(summary, targets.Affected.Count, "projects", files);
        }

        if (targets.Unowned.Count > 0)
            summary.Paragraph($"{Count(targets.Unowned.Count, "changed file")} {(targets.Unowned.Count == 1 ? "belongs" : "belong")} to no project, for example {Markdown.InlineCode(new GitPath(targets.Unowned[0]).ToString())}.");
        summary.Bullets(
        [
            .. targets.NotUnderstood.Take(MostRows).Select(one => $"⚠️ {Markdown.InlineCode(Visible(one.Path))} is not understood, so whoever it could concern counts as affected: {Markdown.Escape(one.Message)}"),
            .. targets.Notices.Take(MostRows).Select(one => $"{Markdown.InlineCode(Visible(one.Path))}: {Markdown.Escape(one.Message)}"),
        ]);
    }

    private static IReadOnlyList<string> Row(AffectedTarget target) =>
    [
        (target.Exists ? "" : "🗑️ ") + Markdown.Escape(target.Project.Name),
        Markdown.Escape(target.Project.Kind),
        Markdown.InlineCode(Visible(target.Project.IsFile ? target.Project.Manifest : target.Project.Root)),
        Markdown.InlineCode(DetectLog.Cut(target.Chain)),
    ];

    private static void AddRest(Markdown summary, int count, string what, OutputFiles? files)
    {
        if (count > MostRows) summary.Paragraph($"and {count - MostRows} more {what}{(files == null ? "" : $", all in `{files.Report}`")}.");
    }

    private static string Comparing(Comparison comparison, RunnerContext runner)
    {
        var files = Count(comparison.Files.Count, "file");
        var reason = $"`{KebabCase.Of(comparison.Reason)}`";
        if (comparison.Head is not { } head) return $" ({reason})";
        return comparison.Bases.Count > 0 && runner.Repository.Length > 0
            ? $" [{files}]({runner.ServerUrl}/{runner.Repository}/compare/{comparison.Bases[^1]}...{head}) differ ({reason})."
            : $" {files} ({reason}).";
    }

    private static string Count(int number, string what) => number == 1 ? $"1 {what}" : $"{number} {what}s";

    private static string Visible(string path) => path.Length == 0 ? "." : new GitPath(path).ToString();

    private static string Link(RunnerContext runner, ObjectId id) =>
        runner.Repository.Length == 0 ? $"`{id.Short}`" : $"[`{id.Short}`]({runner.ServerUrl}/{runner.Repository}/commit/{id})";
}
