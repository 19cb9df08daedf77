using Actions.Aws;
using Actions.Rollouts;
using Actions.Toolkit;

namespace AppRunnerDeploy;

/// <summary>The step summary: what went from which image to which, the result, and for a failure the cause, the evidence and the next step.</summary>
internal static class DeploySummary
{
    public static Markdown Of(DeployOutcome outcome, RunnerContext runner)
    {
        var plan = outcome.Plan;
        var summary = new Markdown()
            .Heading(3, $"{Sign(outcome.Result)} {Title(outcome)}")
            .Paragraph(Sentence(outcome, runner))
            .Table(["Service", "Result", "Image", "Took"], [[Markdown.InlineCode(plan.Service), KebabCase.Of(outcome.Result).Replace('-', ' '), Images(outcome), DurationText.Format(outcome.Took)]]);
        if (outcome.Reason.Length > 0)
            summary.Append(Failure(outcome));
        summary.Bullets(plan.Warnings.Select(warning => $"⚠️ {Markdown.Escape(warning)}"));
        if (outcome.Timeline.Count > 0)
            summary.Details($"{plan.Service}: timeline", new Markdown().Code(string.Join('\n', outcome.Timeline)));
        if (plan.Diff.Count > 0)
            summary.Details($"{plan.Service}: {(plan.Diff.Count == 1 ? "1 difference" : $"{plan.Diff.Count} differences")}", new Markdown().Code(string.Join('\n', TreeDiff.Shortened(plan.Diff)), "diff"));
        return summary;
    }

    private static string Title(DeployOutcome outcome) => outcome.Result switch
    {
        DeployResult.Deployed => $"Deployed {outcome.Plan.Service}",
        DeployResult.Unchanged => "Nothing to deploy",
        DeployResult.Planned => "Plan only, nothing was changed",
        DeployResult.RolledBack => $"{outcome.Plan.Service} failed; it is back at what ran before",
        DeployResult.RollbackFailed => $"{outcome.Plan.Service} failed, and so did the return",
        DeployResult.Cancelled => "Cancelled before it was finished",
        DeployResult.Unknown => "The result could not be found out",
        _ => $"{outcome.Plan.Service} failed",
    };

    private static string Sign(DeployResult result) => result switch
    {
        DeployResult.Deployed => "✅",
        DeployResult.Unchanged or DeployResult.Planned => "➖",
        DeployResult.RolledBack => "↩️",
        DeployResult.Cancelled or DeployResult.Unknown => "⚠️",
        _ => "❌",
    };

    private static string Sentence(DeployOutcome outcome, RunnerContext runner)
    {
        var where = outcome.Plan.Kind == Kind.Express ? "ECS Express Mode" : "App Runner";
        var url = outcome.Plan.Url is { Length: > 0 } host ? $", {Markdown.InlineCode(host)}" : "";
        var commit = runner.Sha.Length >= 7 ? $", commit {Markdown.InlineCode(runner.Sha[..7])}" : "";
        return $"{where}{url}{commit}, {DurationText.Format(outcome.Took)} in all.";
    }

    private static string Images(DeployOutcome outcome)
    {
        if (outcome.Plan.From == outcome.Plan.To)
            return Markdown.InlineCode(outcome.Plan.From);
        var way = $"{Markdown.InlineCode(outcome.Plan.From)} → {Markdown.InlineCode(outcome.Plan.To)}";
        return outcome.Running == outcome.Plan.To || outcome.Result == DeployResult.Planned ? way : $"{way} → {Markdown.InlineCode(outcome.Running)}";
    }

    private static Markdown Failure(DeployOutcome outcome)
    {
        var section = new Markdown().Bullets(new (string Name, string Text)[]
        {
            ("What happened", outcome.Reason),
            (outcome.Result == DeployResult.Unknown ? "Last seen at" : "Running now", outcome.Running),
            ("Next step", outcome.Evidence.NextStep),
        }.Where(point => point.Text.Length > 0).Select(point => $"**{point.Name}:** {Markdown.Escape(point.Text)}"));
        foreach (var excerpt in outcome.Evidence.Logs)
            section.Paragraph($"Last log lines ({Markdown.Escape(excerpt.Source)}):").Code(string.Join('\n', excerpt.Lines));
        return outcome.Evidence.Facts.Count == 0 ? section : section.Bullets(outcome.Evidence.Facts.Select(Markdown.Escape));
    }
}
