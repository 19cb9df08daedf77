namespace EcsDeploy;

/// <summary>Turns what happened into the outcome of the step. Pure.</summary>
internal static class Outcomes
{
    public static DeployOutcome Planned(DeployPlan plan, TimeSpan took) =>
        new(DeployResult.Planned, [.. plan.Services.Select(service => Untouched(service, DeployResult.Planned, ""))], took);

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
        return new DeployOutcome(Together(services), services, took);
    }

    public static DeployOutcome Cancelled(
        DeployPlan plan, IReadOnlyList<Rollout> rollouts, IReadOnlyDictionary<string, string> left, TimeSpan took)
    {
        var services = plan.Services.Select(service =>
        {
            var rollout = rollouts.FirstOrDefault(known => known.Service == service.Service);
            var state = left.GetValueOrDefault(service.Service) ?? "not started";
            return Untouched(service, DeployResult.Cancelled, state) with
            {
                To = rollout is null ? service.From : TaskDefinitionName.Short(rollout.TaskDefinition),
                DeploymentId = rollout?.DeploymentId,
                IsCause = rollout is { Verdict.Kind: not VerdictKind.Completed },
            };
        });
        return new DeployOutcome(DeployResult.Cancelled, [.. services], took);
    }

    private static DeployResult Together(IReadOnlyList<ServiceOutcome> services)
    {
        if (services.Any(service => service.Result == DeployResult.RollbackFailed))
            return DeployResult.RollbackFailed;
        if (services.Any(service => service.Result == DeployResult.Unknown))
            return DeployResult.Unknown;
        if (services.Any(service => service.Result == DeployResult.Failed))
            return DeployResult.Failed;
        if (services.Any(service => service.Result == DeployResult.RolledBack))
            return DeployResult.RolledBack;
        return services.Any(service => service.Result == DeployResult.Deployed) ? DeployResult.Deployed : DeployResult.Unchanged;
    }

    private static ServiceOutcome Touched(ServicePlan plan, Rollout rollout, Rollout? back, Evidence? evidence, TimeSpan took)
    {
        var lastSeen = (back ?? rollout).LastSeen ?? rollout.LastSeen;
        var running = lastSeen is null ? null : ServiceState.PrimaryOf(lastSeen)?.TaskDefinition;
        return new ServiceOutcome(
            plan.Service,
            ResultOf(rollout, back),
            plan.From,
            TaskDefinitionName.Short(rollout.TaskDefinition),
            running is null ? plan.From : TaskDefinitionName.Short(running),
            plan.Changes,
            rollout.DeploymentId,
            ReasonOf(rollout, back, evidence),
            rollout.Verdict.IsFailure,
            rollout.EndedAt is { } ended ? ended - rollout.StartedAt : took,
            evidence ?? Evidence.None);
    }

    private static DeployResult ResultOf(Rollout rollout, Rollout? back) => (rollout.Verdict.Kind, back?.Verdict.Kind) switch
    {
        (_, VerdictKind.Completed) => DeployResult.RolledBack,
        (_, not null) => DeployResult.RollbackFailed,
        (VerdictKind.Completed, null) => DeployResult.Deployed,
        (VerdictKind.Returned, null) => DeployResult.RolledBack,
        (VerdictKind.ReturnFailed, null) => DeployResult.RollbackFailed,
        (VerdictKind.Unknown, null) => DeployResult.Unknown,
        _ => DeployResult.Failed,
    };

    private static string ReasonOf(Rollout rollout, Rollout? back, Evidence? evidence)
    {
        var own = rollout.Verdict.Kind switch
        {
            VerdictKind.Completed when back is null => "",
            VerdictKind.Completed => "it worked; returned because another service failed",
            VerdictKind.Going when back is null => "not finished when another service failed",
            VerdictKind.Going => "not finished; returned because another service failed",
            _ => evidence?.Cause is { } cause ? $"{cause}. {rollout.Verdict.Reason}" : rollout.Verdict.Reason,
        };
        return back is { Verdict.Kind: not VerdictKind.Completed } ? $"{own}. Its return failed too: {back.Verdict.Reason}" : own;
    }

    private static ServiceOutcome Untouched(ServicePlan plan, DeployResult result, string reason) =>
        new(plan.Service, result, plan.From, plan.From, plan.From, plan.Changes, null, reason, false, TimeSpan.Zero, Evidence.None);
}
