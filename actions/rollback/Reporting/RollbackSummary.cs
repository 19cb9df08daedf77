using Actions.Rollouts;
using Actions.Toolkit;

namespace Rollback;

/// <summary>The step summary: what went from which version to which and why that one; for a failure the cause, the evidence and the next step.</summary>
internal static class RollbackSummary
{
    public static Markdown Of(Inputs inputs, RollbackOutcome outcome)
    {
        var summary = new Markdown()
            .Heading(3, $"{Sign(outcome.Result)} {Title(outcome)}")
            .Paragraph(Sentence(inputs, outcome))
            .Table(["Service", "Result", "Version", "Why this one", "Health", "Took"], outcome.Targets.Select(Row));
        foreach (var target in outcome.Targets.Where(target => target.IsFailure))
            summary.Append(Failure(target));
        foreach (var target in outcome.Targets.Where(target => target.Pauses.Count > 0))
            summary.Paragraph($"Pauses on the way of {Markdown.InlineCode(target.Service)}:").Bullets(target.Pauses.Select(Markdown.Escape));
        foreach (var target in outcome.Targets.Where(target => target.Plan.Guards.Count > 0))
            summary.Details($"{target.Service}: what was checked before", new Markdown().Bullets(target.Plan.Guards.Select(Bullet)));
        foreach (var target in outcome.Targets.Where(target => target.Plan.Choice.LookedAt.Count > 0))
            summary.Details($"{target.Service}: {target.Plan.Choice.LookedAt.Count} looked at and not taken", new Markdown().Bullets(target.Plan.Choice.LookedAt.Select(refusal => Markdown.Escape(refusal.ToString()))));
        foreach (var target in outcome.Targets.Where(target => target.Plan.Offers.Count > 0))
            summary.Details($"{target.Service}: versions that 'to' could name", new Markdown().Bullets(target.Plan.Offers.Select(Markdown.Escape)));
        return summary;
    }

    private static string Title(RollbackOutcome outcome) => outcome.Result switch
    {
        RollbackResult.RolledBack => $"Rolled back {Names(outcome.Targets.Where(target => target.Result == RollbackResult.RolledBack))}",
        RollbackResult.AlreadyThere => "Already rolled back",
        RollbackResult.Planned => "Plan only, nothing was changed",
        RollbackResult.RollbackFailed when outcome.Targets.All(target => !target.IsFailure || target.DoubtedBy is not null) =>
            $"Rolled back, but refused: {Names(outcome.Targets.Where(target => target.IsFailure))}",
        RollbackResult.RollbackFailed => $"{Names(outcome.Targets.Where(target => target.IsFailure))} could not be rolled back",
        RollbackResult.NothingToRollBackTo => "Nothing to roll back to",
        RollbackResult.Refused => "Not rolled back, nothing was changed",
        RollbackResult.Cancelled => "Cancelled before it was finished",
        _ => "The result could not be found out",
    };

    private static string Sign(RollbackResult result) => result switch
    {
        RollbackResult.RolledBack => "↩️",
        RollbackResult.AlreadyThere or RollbackResult.Planned => "➖",
        RollbackResult.Cancelled or RollbackResult.Unknown => "⚠️",
        _ => "❌",
    };

    private static string Sentence(Inputs inputs, RollbackOutcome outcome)
    {
        var where = inputs.Cluster is { } cluster ? $"Cluster {Markdown.InlineCode(TaskDefinitionName.Short(cluster))}, " : "";
        return $"{where}{DurationText.Format(outcome.Took)} in all.";
    }

    private static IReadOnlyList<string> Row(TargetOutcome target) =>
    [
        Markdown.InlineCode(target.Service),
        Result(target),
        Versions(target),
        Markdown.Escape(target.Plan.Choice.To is null ? "" : target.Plan.Choice.Why),
        Markdown.Escape(target.Health),
        target.Took == TimeSpan.Zero ? "" : DurationText.Format(target.Took),
    ];

    private static string Result(TargetOutcome target) => target switch
    {
        { Result: RollbackResult.RollbackFailed, DoubtedBy: not null } => "**back, refused**",
        { Result: RollbackResult.RollbackFailed } => "**not back**",
        _ => KebabCase.Of(target.Result).Replace('-', ' '),
    };

    private static string Versions(TargetOutcome target)
    {
        if (target.Plan.Choice.To is not { } to || to == target.From)
            return Markdown.InlineCode(target.From);
        var way = $"{Markdown.InlineCode(target.From)} → {Markdown.InlineCode(to)}";
        return target.Result == RollbackResult.RollbackFailed && target.Running != to ? $"{way}, now {Markdown.InlineCode(target.Running)}" : way;
    }

    private static Markdown Failure(TargetOutcome target)
    {
        var section = new Markdown()
            .Heading(4, target.Service)
            .Bullets(new (string Name, string Text)[]
            {
                ("What happened", target.Reason),
                ("Running now", target.Now),
                ("Next step", target.NextStep),
            }.Where(point => point.Text.Length > 0).Select(point => $"**{point.Name}:** {Markdown.Escape(point.Text)}"));
        foreach (var container in target.Evidence.Tasks.SelectMany(task => task.Containers).Where(container => container.LogLines.Count > 0))
            section.Paragraph($"Last log lines of container {Markdown.InlineCode(container.Name)} ({Markdown.Escape(container.LogSource ?? "")}):").Code(string.Join('\n', container.LogLines));
        return section;
    }

    private static string Bullet(Guard guard) => $"**{guard.Name}:** {Markdown.Escape(guard.Text)}";

    private static string Names(IEnumerable<TargetOutcome> targets) => string.Join(", ", targets.Select(target => target.Service));
}
