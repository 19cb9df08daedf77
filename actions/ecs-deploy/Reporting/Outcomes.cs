using Actions.Aws;
using Actions.Rollouts;

namespace EcsDeploy;

/// <summary>Turns what happened into the outcome of the step. Pure.</summary>
internal static class Outcomes
{
    private const string ToFollow = "'mode: status' tells how it stands; 'mode: rollback' takes it back while it is under way.";

    public static DeployOutcome Planned(DeployPlan plan, TimeSpan took) =>
        new(DeployResult.Planned, [.. plan.Services.Select(service => Untouched(service, DeployResult.Planned, "") with { To = service.Wanted })], took) { Checks = plan.Checks };

    public static DeployOutcome Of(
        DeployPlan plan,
        IReadOnlyList<Rollout> rollouts,
        IReadOnlyDictionary<string, Rollout> returned,
        IReadOnlyDictionary<string, Evidence> evidence,
        TimeSpan took)
    {
        var services = plan.Services.Select(service =>
        {
            var rollout = rollouts.FirstOrDefault(known => known.Service == service.Service);
            return rollout is null
                ? Untouched(service, DeployResult.Unchanged, service.Step == PlannedStep.Nothing ? "" : "not started, because another service failed before")
                : Touched(service, rollout, returned.GetValueOrDefault(service.Service), evidence.GetValueOrDefault(service.Service), took);
        }).ToList();
        return new DeployOutcome(Together(services), services, took) { Checks = plan.Checks };
    }

    public static DeployOutcome Cancelled(
        DeployPlan plan, IReadOnlyList<Rollout> rollouts, IReadOnlyDictionary<string, string> left, TimeSpan took)
    {
        var services = plan.Services.Select(service =>
        {
            var rollout = rollouts.FirstOrDefault(known => known.Service == service.Service);
            var untouched = Untouched(service, DeployResult.Cancelled, left.GetValueOrDefault(service.Service) ?? "not started");
            return rollout is null ? untouched : Left(untouched, rollout);
        });
        return new DeployOutcome(DeployResult.Cancelled, [.. services], took) { Checks = plan.Checks };
    }

    private static ServiceOutcome Left(ServiceOutcome untouched, Rollout rollout) => untouched with
    {
        To = TaskDefinitionName.Short(rollout.TaskDefinition),
        Running = RunningIn(rollout) ?? (rollout.DeploymentId is null ? untouched.From : TaskDefinitionName.Short(rollout.TaskDefinition)),
        DeploymentId = rollout.DeploymentId,
        ServiceDeployment = rollout.LastDeployment,
        LastSeen = rollout.LastSeen,
        Evidence = rollout.DeploymentId is null ? Evidence.None : Evidence.None with { NextStep = ToFollow },
    };

    /// <summary>The outcome of a step whose rollouts were wanted returns.</summary>
    public static DeployOutcome Back(DeployOutcome outcome) => outcome with
    {
        ReturnWasWanted = true,
        Result = Back(outcome.Result),
        Services = [.. outcome.Services.Select(service => service with { Result = Back(service.Result) })],
    };

    private static DeployResult Back(DeployResult result) => result switch
    {
        DeployResult.Deployed => DeployResult.RolledBack,
        DeployResult.Failed => DeployResult.RollbackFailed,
        _ => result,
    };

    private static DeployResult Together(IReadOnlyList<ServiceOutcome> services)
    {
        if (services.Any(service => service.Result == DeployResult.RollbackFailed))
            return DeployResult.RollbackFailed;
        if (services.Any(service => service.Result == DeployResult.Unknown))
            return DeployResult.Unknown;
        if (services.Any(service => service is { Result: DeployResult.Failed, WasTouched: true }))
            return DeployResult.Failed;
        if (services.Any(service => service.Result == DeployResult.RolledBack))
            return DeployResult.RolledBack;
        if (services.Any(service => service.IsCause))
            return DeployResult.Failed;
        if (services.Any(service => service.Result == DeployResult.Waiting))
            return DeployResult.Waiting;
        return services.Any(service => service.Result == DeployResult.Deployed) ? DeployResult.Deployed : DeployResult.Unchanged;
    }

    private static ServiceOutcome Touched(ServicePlan plan, Rollout rollout, Rollout? back, Evidence? evidence, TimeSpan took)
    {
        return new ServiceOutcome(
            plan.Service,
            ResultOf(rollout, back),
            plan.From,
            TaskDefinitionName.Short(rollout.TaskDefinition),
            (back is null ? null : RunningIn(back)) ?? RunningIn(rollout) ?? plan.From,
            plan.Changes,
            plan.Diff,
            rollout.DeploymentId,
            ReasonOf(rollout, back, evidence),
            rollout.Verdict.IsFailure,
            !rollout.Refused,
            rollout.EndedAt is { } ended ? ended - rollout.StartedAt : took,
            evidence ?? Evidence.None)
        {
            LastSeen = back?.LastSeen ?? rollout.LastSeen,
            ServiceDeployment = rollout.LastDeployment,
            Targets = rollout.Targets ?? [],
            Page = ConsoleLink.OfService(rollout.LastSeen?.ServiceArn ?? plan.State.Service.ServiceArn),
            Timeline = [.. Timeline.Of(rollout, back)],
        };
    }

    private static DeployResult ResultOf(Rollout rollout, Rollout? back) => (rollout.Verdict.Kind, back?.Verdict.Kind) switch
    {
        (_, VerdictKind.Completed) => DeployResult.RolledBack,
        (_, VerdictKind.Unknown) => DeployResult.Unknown,
        (_, not null) => DeployResult.RollbackFailed,
        (VerdictKind.Completed, null) => DeployResult.Deployed,
        (VerdictKind.Waiting, null) => DeployResult.Waiting,
        (VerdictKind.Returned, null) => DeployResult.RolledBack,
        (VerdictKind.ReturnFailed, null) => DeployResult.RollbackFailed,
        (VerdictKind.Unknown, null) => DeployResult.Unknown,
        _ => DeployResult.Failed,
    };

    private static string ReasonOf(Rollout rollout, Rollout? back, Evidence? evidence)
    {
        var own = rollout.Verdict.Kind switch
        {
            VerdictKind.Completed or VerdictKind.Waiting when back is null => "",
            VerdictKind.Completed => "it worked; returned because another service failed",
            VerdictKind.Waiting => "not finished; returned because another service failed",
            VerdictKind.Going when back is null => "not finished when another service failed",
            VerdictKind.Going => "not finished; returned because another service failed",
            _ => (evidence?.Cause is { } cause ? $"{cause}. {rollout.Verdict.Reason}" : rollout.Verdict.Reason) + Left(rollout),
        };
        return back?.Verdict.Kind switch
        {
            null or VerdictKind.Completed => own,
            VerdictKind.Unknown => $"{own}. It is not known whether it is back: {back.Verdict.Reason}",
            _ => $"{own}. Its return failed too: {back.Verdict.Reason}",
        };
    }

    private static string Left(Rollout rollout) => rollout is { Previous: null, Refused: false, Verdict.Kind: not VerdictKind.Unknown }
        ? ". No revision before it is known to have worked, so it is left as it is"
        : "";

    private static ServiceOutcome Untouched(ServicePlan plan, DeployResult result, string reason) =>
        new(plan.Service, result, plan.From, plan.From, plan.From, plan.Changes, plan.Diff, null, reason, IsCause: false, WasTouched: false, TimeSpan.Zero, Evidence.None);

    private static string? RunningIn(Rollout rollout) =>
        rollout.LastSeen is { } service && service.Primary is { } primary ? TaskDefinitionName.Short(primary.TaskDefinition) : null;
}
