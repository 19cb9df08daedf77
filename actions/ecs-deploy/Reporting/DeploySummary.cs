using Actions.Aws;
using Actions.Rollouts;
using Actions.Toolkit;

namespace EcsDeploy;

/// <summary>The step summary: what went from which image to which, the result, and for a failure the cause, the evidence and the next step.</summary>
internal static class DeploySummary
{
    public static Markdown Of(Inputs inputs, DeployOutcome outcome, RunnerContext runner)
    {
        var summary = new Markdown()
            .Heading(3, $"{Sign(outcome.Result)} {Title(outcome)}")
            .Paragraph(Sentence(inputs, outcome, runner))
            .Table(["Service", "Result", "Revision", "Image", "Took"], outcome.Services.Select(Row))
            .Append(ScheduledReport.Summary(outcome.Scheduled));
        foreach (var service in outcome.Services.Where(service => service.Reason.Length > 0))
            summary.Append(Failure(service));
        summary.Bullets(outcome.Checks.Where(check => check.State != CheckState.Ok).Select(check => $"{(check.State == CheckState.Wrong ? "⚠️" : "❔")} {Markdown.Escape(check.Text)}"));
        foreach (var service in outcome.Services.Where(service => service.Timeline.Count > 0))
            summary.Details($"{service.Service}: timeline", new Markdown().Code(string.Join('\n', service.Timeline)));
        foreach (var service in outcome.Services.Where(service => service.Diff.Count > 0))
            summary.Details($"{service.Service}: {Count(service.Diff.Count, "difference")}", new Markdown().Code(string.Join('\n', TreeDiff.Shortened(service.Diff)), "diff"));
        return summary;
    }

    private static string Title(DeployOutcome outcome) => outcome.Result switch
    {
        DeployResult.Deployed when outcome.Services.All(service => service.Result == DeployResult.Unchanged) => "Moved scheduled tasks",
        DeployResult.Deployed => $"Deployed {Names(outcome.Services.Where(service => service.Result == DeployResult.Deployed))}",
        DeployResult.Unchanged => "Nothing to deploy",
        DeployResult.Waiting => $"{Names(outcome.Services.Where(service => service.Result == DeployResult.Waiting))} under way, not complete",
        DeployResult.Planned => "Plan only, nothing was changed",
        DeployResult.RolledBack when outcome.ReturnWasWanted => $"{Names(outcome.Services)} back at the previous revision",
        DeployResult.RollbackFailed when outcome.ReturnWasWanted => $"The return of {outcome.FailedNames} failed",
        DeployResult.RolledBack => $"{outcome.FailedNames} failed; everything is back at the previous revisions",
        DeployResult.RollbackFailed => $"{outcome.FailedNames} failed, and so did the return",
        DeployResult.Cancelled => "Cancelled before it was finished",
        DeployResult.Unknown => "The result could not be found out",
        _ => $"{outcome.FailedNames} failed",
    };

    private static string Sign(DeployResult result) => result switch
    {
        DeployResult.Deployed => "✅",
        DeployResult.Unchanged or DeployResult.Planned => "➖",
        DeployResult.Waiting => "⏸️",
        DeployResult.RolledBack => "↩️",
        DeployResult.Cancelled or DeployResult.Unknown => "⚠️",
        _ => "❌",
    };

    private static string Sentence(Inputs inputs, DeployOutcome outcome, RunnerContext runner)
    {
        var commit = runner.Sha.Length >= 7 ? $", commit {Markdown.InlineCode(runner.Sha[..7])}" : "";
        return $"Cluster {Markdown.InlineCode(TaskDefinitionName.Short(inputs.Cluster))}{commit}, {DurationText.Format(outcome.Took)} in all.";
    }

    private static IReadOnlyList<string> Row(ServiceOutcome service) =>
    [
        service.Page is { } page ? $"[{Markdown.InlineCode(service.Service)}]({page})" : Markdown.InlineCode(service.Service),
        service.Result switch
        {
            DeployResult.RolledBack when service.IsCause => "failed, returned",
            DeployResult.RollbackFailed => "**failed, not returned**",
            _ => KebabCase.Of(service.Result).Replace('-', ' '),
        },
        Revisions(service),
        string.Join("<br>", service.Images.Select(change => $"{Markdown.InlineCode(change.From)} → {Markdown.InlineCode(change.To)}")),
        service.Took == TimeSpan.Zero ? "" : DurationText.Format(service.Took),
    ];

    private static string Revisions(ServiceOutcome service)
    {
        if (service.To == service.From)
            return Markdown.InlineCode(service.From);
        var way = $"{Markdown.InlineCode(service.From)} → {Markdown.InlineCode(service.To)}";
        return service.Running == service.To || service.Result == DeployResult.Planned ? way : $"{way} → {Markdown.InlineCode(service.Running)}";
    }

    private static Markdown Failure(ServiceOutcome service)
    {
        var section = new Markdown()
            .Heading(4, service.Service)
            .Bullets(new (string Name, string Text)[]
            {
                ("What happened", service.Reason),
                (service.Result == DeployResult.Unknown ? "Last seen at" : "Running now", service.Now),
                ("Next step", service.Evidence.NextStep),
            }.Where(point => point.Text.Length > 0).Select(point => $"**{point.Name}:** {Markdown.Escape(point.Text)}"));
        foreach (var container in service.Evidence.Tasks.SelectMany(task => task.Containers).Where(container => container.LogLines.Count > 0))
            section.Paragraph($"Last log lines of container {Markdown.InlineCode(container.Name)} ({Markdown.Escape(container.LogSource ?? "")}):").Code(string.Join('\n', container.LogLines));
        if (service.Evidence.Tasks.Count > 0)
            section.Details(Count(service.Evidence.Tasks.Count, "stopped task"), Tasks(service.Evidence));
        if (service.Evidence.Targets.Count > 0)
            section.Bullets(service.Evidence.Targets.Select(Markdown.Escape));
        return service.Evidence.Gaps.Count == 0 ? section : section.Bullets(service.Evidence.Gaps.Select(Markdown.Escape));
    }

    // Tasks of one deployment mostly fail alike: each way to fail is one row.
    private static Markdown Tasks(Evidence evidence) => new Markdown().Table(
        ["Task", "Stopped because", "Container", "Exit code", "Meaning"],
        from task in evidence.Tasks
        from container in task.Containers
        let meaning = container.Told(task.Reason)
        group task.Id by (task.Reason, container.Name, container.ExitCode, Meaning: meaning) into alike
        select (IReadOnlyList<string>)
        [
            alike.Count() == 1 ? Markdown.InlineCode(alike.First()) : $"{Markdown.InlineCode(alike.First())} and {alike.Count() - 1} more",
            Markdown.Escape(alike.Key.Reason),
            Markdown.InlineCode(alike.Key.Name),
            alike.Key.ExitCode?.ToString() ?? "none",
            Markdown.Escape(alike.Key.Meaning),
        ]);

    private static string Count(int number, string what) => number == 1 ? $"1 {what}" : $"{number} {what}s";

    private static string Names(IEnumerable<ServiceOutcome> services) => string.Join(", ", services.Select(service => service.Service));
}
