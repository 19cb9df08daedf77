using System.Collections.Concurrent;
using Actions.Aws;
using Actions.Toolkit;

namespace Actions.Rollouts;

/// <summary>Prints what changed since the last reading.</summary>
internal sealed class RolloutProgress(ActionLog log)
{
    private const int EventsShown = 100;   // ECS API reference, Service.events

    // The sign of life reads them from a thread of its own.
    private readonly ConcurrentDictionary<string, string> lastStates = new(StringComparer.Ordinal);

    public void Tell(Rollout rollout, EcsService service, ServiceDeployment? deployment)
    {
        TellEvents(rollout, service);
        var state = State(rollout, service, deployment);
        if (lastStates.GetValueOrDefault(rollout.Service) != state)
            log.Info($"{rollout.Service}: {state}");
        lastStates[rollout.Service] = state;
    }

    /// <summary>What is said when there is nothing new to say.</summary>
    public string Unchanged(IReadOnlyList<Rollout> rollouts, TimeSpan waited)
    {
        var open = rollouts.Where(rollout => !rollout.Verdict.IsFinal).Select(rollout => $"{rollout.Service}: {lastStates.GetValueOrDefault(rollout.Service) ?? "not read yet"}").ToList();
        var others = open.Count > 1 ? $", and {open.Count - 1} more" : "";
        return $"{open.FirstOrDefault() ?? "waiting"}{others}  (unchanged, {DurationText.Format(waited)} so far)";
    }

    /// <summary>For the end of a sentence, in brackets: how the deployment stood when it was read last; empty when it never was.</summary>
    public string LastState(Rollout rollout) => lastStates.TryGetValue(rollout.Service, out var state) ? $" (last seen: {state})" : "";

    /// <summary>ECS calls a deployment complete once its tasks were healthy; that they crash afterwards is said here at least.</summary>
    public void TellEnd(Rollout rollout)
    {
        if (rollout.Verdict.Kind == VerdictKind.Completed && rollout.LastSeen is { } service && rollout.Ours(service) is { DesiredCount: > 0, RunningCount: 0 })
            log.Warning($"{rollout.Service}: ECS completed the deployment, but none of its tasks runs at this moment. Tasks that end after they were healthy once are no part of a deployment any more: 'gate-urls' or 'alarms' with 'soak' look longer.");
    }

    private static string State(Rollout rollout, EcsService service, ServiceDeployment? deployment)
    {
        var ours = rollout.Ours(service);
        var older = service.Deployments.Where(other => other.Id != rollout.DeploymentId).Sum(other => other.RunningCount);
        var state = ours is null
            ? $"our deployment is not in the list{(rollout.WasSeen ? " any more" : " yet")}; old {older}"
            : $"new {ours.RunningCount} running, {ours.PendingCount} pending, {ours.FailedTasks} failed; old {older}; desired {ours.DesiredCount}{(ours.DesiredCount == 0 ? ", so nothing shall run" : "")}";
        var breaker = deployment?.DeploymentCircuitBreaker is { FailureCount: > 0 } count ? $"; circuit breaker {count.FailureCount} of {count.Threshold}" : "";
        return $"{state}{breaker}{Stage(deployment)}{Targets(rollout)}";
    }

    private static string Targets(Rollout rollout) => rollout.Targets is { Count: > 0 } targets
        ? $"; healthy targets {targets.Count(target => target.TargetHealth.State == "healthy")} of {targets.Count}"
        : "";

    private static string Stage(ServiceDeployment? deployment)
    {
        if (deployment?.LifecycleStage is not { } stage)
            return "";
        var weight = deployment.TargetServiceRevision?.RequestedProductionTrafficWeight is { } percent ? $", {percent:0.#} % of the traffic on the new revision" : "";
        var pause = deployment.Paused.FirstOrDefault() is { } hook ? $", paused{(hook.ExpiresAt is { } expires ? $" until {expires:HH:mm:ss} UTC" : "")}" : "";
        return $"; {stage}{weight}{pause}";
    }

    private void TellEvents(Rollout rollout, EcsService service)
    {
        var fresh = service.Events.Where(happened => rollout.SeenEvents.Add(happened.Id)).OrderBy(happened => happened.CreatedAt).ToList();
        if (fresh.Count >= EventsShown)
            log.Info($"{rollout.Service}: ECS shows the newest {EventsShown} events only; older ones since the last look are missing here");
        foreach (var happened in fresh)
        {
            rollout.Events.Add($"{happened.CreatedAt:HH:mm:ss}  {happened.Message}");
            log.Foreign("  ecs | ", happened.Message);
        }
    }
}
