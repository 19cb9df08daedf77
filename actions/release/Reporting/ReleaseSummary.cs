using Actions.Releases;
using Actions.Toolkit;
using Release.Notes;
using Release.Planning;

namespace Release.Reporting;

internal static class ReleaseSummary
{
    public static Markdown Of(Outcome outcome, Inputs inputs, NotesWriter notes)
    {
        var summary = new Markdown();
        if (outcome.Plan is not { } plan) return summary.Heading(2, "Nothing to release").Paragraph("No commit since the last release belongs to what is released.");
        summary.Heading(2, Title(outcome, plan)).Table(["", ""], Facts(outcome, plan, inputs));
        if (outcome.Withdrawn.Count > 0)
            summary.Paragraph($"Withdrawn: {string.Join(", ", outcome.Withdrawn.Select(Markdown.InlineCode))}. {Markdown.Escape(inputs.Reason ?? "")}");
        if (inputs.FloatingTags) summary.Heading(3, "Floating tags").Append(Floating(outcome, plan, inputs.DryRun));
        return summary.Details("Changelog", notes.ChangelogOf(plan));
    }

    private static string Title(Outcome outcome, ReleasePlan plan) => outcome.Result switch
    {
        ReleaseResult.Released => $"Released {plan.Tag}",
        ReleaseResult.Drafted => $"Draft of {plan.Tag}",
        ReleaseResult.Moved => $"Tags moved for {plan.Tag}",
        ReleaseResult.Planned => $"Would release {plan.Tag}",
        _ => $"{plan.Tag} is released already",
    };

    private static IEnumerable<string[]> Facts(Outcome outcome, ReleasePlan plan, Inputs inputs)
    {
        yield return ["Version", Markdown.InlineCode(plan.Version.ToString())];
        yield return ["Commit", Markdown.InlineCode(plan.Target.Hex)];
        yield return ["Since", plan.Previous is { } previous ? Markdown.InlineCode(inputs.Tags.Of(previous.Version)) : "the beginning"];
        yield return ["Commits", $"{plan.Changelog.Count}, and {plan.Changelog.Merges} merges"];
        if (outcome.ReleaseUrl is { } address) yield return ["Release", Markdown.Link(plan.Tag, address)];
        if (inputs.Assets.Count > 0) yield return ["Files", string.Join(", ", inputs.Assets.Select(asset => Markdown.InlineCode(asset.Name)))];
    }

    private static Markdown Floating(Outcome outcome, ReleasePlan plan, bool isDryRun)
    {
        if (!plan.Version.IsStable) return new Markdown().Paragraph("A pre-release moves none.");
        var rows = outcome.Floating.Moves.Concat(outcome.Floating.Left.Where(left => outcome.Floating.Moves.All(move => move.Tag != left.Tag)));
        return new Markdown().Table(["Tag", "Done", "Why"], rows.Select(row => (string[])[Markdown.InlineCode(row.Tag), Done(row, isDryRun), Markdown.Escape(row.Reason)]));
    }

    private static string Done(FloatingDecision decision, bool isDryRun) => decision.Step switch
    {
        FloatingStep.Keep => "kept",
        FloatingStep.Refuse => "**not moved**",
        FloatingStep.Create => isDryRun ? "would be made" : "made",
        FloatingStep.Backward => isDryRun ? "would go back" : "moved back",
        _ => isDryRun ? "would move" : "moved",
    };
}
