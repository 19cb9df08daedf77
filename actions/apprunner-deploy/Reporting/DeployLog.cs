using Actions.Rollouts;
using Actions.Toolkit;

namespace AppRunnerDeploy;

/// <summary>The failure and the verdict as the job log tells them.</summary>
internal static class DeployLog
{
    public static void Failure(ActionLog log, IDeployment deployment, FailureEvidence evidence)
    {
        using var group = log.Group(deployment.Verdict.Kind == VerdictKind.Unknown ? $"What is known of {deployment.Plan.Service}" : $"Why {deployment.Plan.Service} failed");
        log.Info(deployment.Verdict.Reason);
        foreach (var excerpt in evidence.Logs)
            log.ForeignBlock($"last {excerpt.Lines.Count} log lines ({excerpt.Source}):", excerpt.Lines);
        foreach (var fact in evidence.Facts)
            log.Info(fact);
    }

    public static void Verdict(ActionLog log, DeployOutcome outcome)
    {
        if (outcome is { Succeeded: false, Result: not DeployResult.Cancelled })
            log.Error(Sentence(outcome), title: Title(outcome));
        log.Info(Line(outcome));
        log.Info($"Result: {KebabCase.Of(outcome.Result)} in {DurationText.Format(outcome.Took)}");
    }

    private static string Title(DeployOutcome outcome) =>
        outcome.Result == DeployResult.Unknown ? $"{outcome.Plan.Service}: how its deployment ended could not be found out" : $"{outcome.Plan.Service} was not deployed";

    private static string Sentence(DeployOutcome outcome) =>
        string.Join(' ', new[] { $"{outcome.Reason.TrimEnd('.')}.", $"{(outcome.Result == DeployResult.Unknown ? "Last seen at" : "Now at")} {outcome.Running}.", outcome.Evidence.NextStep }.Where(part => part.Length > 0));

    private static string Line(DeployOutcome outcome) => outcome.Result switch
    {
        DeployResult.Deployed when outcome.Plan.From == outcome.Plan.To => $"{outcome.Plan.Service}: deployed, {outcome.Plan.To} stays",
        DeployResult.Deployed => $"{outcome.Plan.Service}: deployed, {outcome.Plan.From} → {outcome.Plan.To}",
        DeployResult.Unchanged => $"{outcome.Plan.Service}: unchanged at {outcome.Running}",
        DeployResult.Planned => $"{outcome.Plan.Service}: planned only (dry-run)",
        DeployResult.RolledBack => $"{outcome.Plan.Service}: back at {outcome.Running}",
        DeployResult.RollbackFailed => $"{outcome.Plan.Service}: NOT back: it is at {outcome.Running}",
        DeployResult.Unknown => $"{outcome.Plan.Service}: not found out, last seen at {outcome.Running}",
        _ => $"{outcome.Plan.Service}: {KebabCase.Of(outcome.Result)}, now at {outcome.Running}",
    };
}
