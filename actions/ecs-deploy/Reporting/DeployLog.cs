using Actions.Rollouts;
using Actions.Toolkit;

namespace EcsDeploy;

/// <summary>The failure and the verdict as the job log tells them.</summary>
internal static class DeployLog
{
    public static void Failure(ActionLog log, Rollout rollout, Evidence evidence)
    {
        using var group = log.Group(Title(rollout));
        log.Info(rollout.Verdict.Reason);
        foreach (var task in evidence.Tasks)
        {
            log.Info($"task {task.Id}: {task.StopCode}: {task.Reason}");
            foreach (var container in task.Containers)
                log.Info($"  container {container.Name}: {(container.ExitCode is { } code ? $"exit code {code}, " : "")}{container.Told(task.Reason)}");
        }
        foreach (var container in evidence.Tasks.SelectMany(task => task.Containers).Where(container => container.LogLines.Count > 0))
            log.ForeignBlock($"last {container.LogLines.Count} log lines of container {container.Name} ({container.LogSource}):", container.LogLines);
        foreach (var container in evidence.Tasks.Take(1).SelectMany(task => task.Containers).Where(container => container.LogLines.Count == 0))
            log.Info(WithoutLines(container));
        foreach (var target in evidence.Targets)
            log.Info(target);
        foreach (var gap in evidence.Gaps)
            log.Info(gap);
    }

    public static void Verdict(ActionLog log, DeployOutcome outcome)
    {
        foreach (var service in outcome.Causes)
            log.Error(Sentence(service), title: Title(service, outcome.ReturnWasWanted));
        foreach (var service in outcome.Services)
            log.Info(Line(service));
        foreach (var nextStep in outcome.Services.Where(service => service.Result == DeployResult.Cancelled).Select(service => service.Evidence.NextStep).Where(step => step.Length > 0).Distinct())
            log.Info(nextStep);
        ScheduledReport.Tell(log, outcome.Scheduled);
        log.Info($"Result: {KebabCase.Of(outcome.Result)} in {DurationText.Format(outcome.Took)}");
    }

    private static string Title(Rollout rollout) => rollout.Verdict switch
    {
        { Kind: VerdictKind.Unknown } => $"What is known of {rollout.Service}",
        { IsFailure: true } => $"Why {rollout.Service} failed",
        _ => $"What failed of {rollout.Service} so far",
    };

    private static string WithoutLines(ContainerEvidence container) => container switch
    {
        { NeverStarted: true } => $"container {container.Name} never started, so it wrote no log",
        { LogSource: null } => $"no log lines of container {container.Name}: it has no log configuration",
        _ => $"no log lines of container {container.Name}: its log goes to {container.LogSource}",
    };

    private static string Title(ServiceOutcome service, bool returnWasWanted) => service.Result == DeployResult.Unknown
        ? $"{service.Service}: {(returnWasWanted ? "whether it is back" : "how its deployment ended")} could not be found out"
        : $"{service.Service} {(returnWasWanted ? "is not back" : "was not deployed")}";

    private static string Sentence(ServiceOutcome service) =>
        string.Join(' ', new[] { End(service.Reason), $"{(service.Result == DeployResult.Unknown ? "Last seen at" : "Now at")} {service.Now}.", service.Evidence.NextStep }.Where(part => part.Length > 0));

    private static string Line(ServiceOutcome service) => service.Result switch
    {
        DeployResult.Deployed => $"{service.Service}: deployed, {service.From} → {service.To}",
        DeployResult.Unchanged => $"{service.Service}: unchanged at {service.From}",
        DeployResult.Waiting => $"{service.Service}: {service.From} → {service.To} goes on{WaitingAt(service)}",
        DeployResult.Planned => $"{service.Service}: planned only (dry-run)",
        DeployResult.RolledBack => $"{service.Service}: back at {service.Running}",
        DeployResult.RollbackFailed => $"{service.Service}: NOT back: it is at {service.Now}",
        DeployResult.Unknown => $"{service.Service}: not found out, last seen at {service.Now}",
        _ => $"{service.Service}: {KebabCase.Of(service.Result)}, now at {service.Now}",
    };

    private static string WaitingAt(ServiceOutcome service) => service switch
    {
        { Pause: { } pause } => $", paused at {service.ServiceDeployment!.LifecycleStage} (hook {pause.HookId})",
        { ServiceDeployment.LifecycleStage: { } stage } => $" at {stage}",
        _ => "",
    };

    private static string End(string reason) => reason.Length == 0 || reason.EndsWith('.') ? reason : reason + ".";
}
