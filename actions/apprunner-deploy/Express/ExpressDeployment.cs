using Actions.Aws;
using Actions.Rollouts;
using Actions.Toolkit;

namespace AppRunnerDeploy;

/// <summary>The deployment of an Express service, followed like any other of ECS.</summary>
internal sealed class ExpressDeployment(AwsSession aws, ExpressState state, ExpressChange change, DeployPlan plan, Inputs inputs, ActionContext action) : IDeployment
{
    private readonly ExpressRollouts rollouts = new(aws.Ecs, aws.EcsExpress, state.Express, action);
    private readonly RolloutSettings settings = new() { Cluster = state.Express.Cluster, PollInterval = inputs.PollInterval, ReturnTimeout = inputs.ReturnTimeout, LogLines = inputs.LogLines };
    private ExpressReturn? returning;
    private Rollout? rollout;

    public DeployPlan Plan => plan;

    public string? Id => rollout?.DeploymentId;

    public bool HasBegun => rollouts.WasTaken;

    public Verdict Verdict { get; set; } = Verdict.Going;

    public bool IsComplete => rollout?.Verdict.Kind == VerdictKind.Completed;

    public bool IsRefused { get; private set; }

    public bool NeedsReturn => rollout is not null && Verdict.Kind is VerdictKind.Failed or VerdictKind.TimedOut;

    public string? Superseding => returning?.Superseding;

    public IReadOnlyList<string> Timeline => rollout is null ? [] : [$"{rollout.StartedAt:HH:mm:ss}  deployment {rollout.DeploymentId}", .. rollout.Events];

    private RolloutWatch Watch => new(aws.Ecs, settings, action, new TargetHealthGuard(aws.ElbV2, action.Log, action.Time));

    public async Task<bool> StartAsync()
    {
        (rollout, var problem) = await rollouts.BeginAsync(change.Update, state.LastGood);
        IsRefused = problem?.Kind == VerdictKind.Failed;
        Verdict = problem ?? Verdict.Going;
        if (Id is { } id)
            action.Outputs.Set("operation-id", id);
        return true;
    }

    public async Task FollowAsync()
    {
        if (rollout is null)
            return;
        await Watch.RunAsync([rollout], inputs.Timeout, stopAtFirstFailure: false);
        Verdict = rollout.Verdict.Kind == VerdictKind.Returning ? await FollowReturnAsync(rollout) : rollout.Verdict;
    }

    public Task<Verdict> ReturnAsync()
    {
        returning = new ExpressReturn(aws, state, change, plan, settings, Watch, action);
        return returning.RunAsync(rollout!);
    }

    public async Task<FailureEvidence> ExplainAsync()
    {
        if (rollout is null)
            return FailureEvidence.None;
        var evidence = await new Explain(aws.Ecs, aws.Logs, settings, action.Time).OfAsync(rollout, action.Stopping);
        var containers = evidence.Tasks.SelectMany(task => task.Containers).Where(container => container.LogLines.Count > 0);
        return new FailureEvidence(
            evidence.Cause, evidence.NextStep,
            [.. containers.Select(container => new LogExcerpt(container.LogSource ?? container.Name, container.LogLines))],
            [.. evidence.Tasks.Select(task => $"task {task.Id}: {task.StopCode}: {task.Reason}"), .. evidence.Targets, .. evidence.Gaps]);
    }

    public async Task<string> LeaveAsync(CancellationToken cancellationToken) => rollout switch
    {
        null when IsRefused => $"it was not touched: {Verdict.Reason}",
        null when HasBegun => $"AWS has taken its update to {plan.To}, whose deployment goes on without this step",
        null => "not started, or its update was under way and is not known to have taken place; look at the service",
        _ when returning?.Left is { } left => $"{Verdict.Reason}; {left}",
        { ReturnStarted: true } => $"{rollout.Verdict.Reason}; its return had begun and goes on without this step",
        { Verdict.Kind: VerdictKind.Completed } when Verdict.IsFailure => $"{Verdict.Reason}; it had not been returned, {plan.To} stays",
        { Verdict.Kind: VerdictKind.Completed } => $"its deployment to {plan.To} was complete",
        _ when inputs.OnCancel == OnCancel.Rollback => await new Return(aws.Ecs, settings, action).RequestAsync(rollout, cancellationToken),
        _ => $"deployment {Id} to {plan.To} goes on without this step",
    };

    // A return that ECS makes is the second half of the deployment that failed.
    private async Task<Verdict> FollowReturnAsync(Rollout failed)
    {
        var back = (await new Return(aws.Ecs, settings, action).RunAsync([failed])).Values.FirstOrDefault();
        return back?.Verdict.Kind switch
        {
            VerdictKind.Completed => new Verdict(VerdictKind.Returned, failed.Verdict.Reason),
            VerdictKind.Unknown => new Verdict(VerdictKind.Unknown, $"{failed.Verdict.Reason}; whether it is back is not known: {back.Verdict.Reason}"),
            _ => new Verdict(VerdictKind.ReturnFailed, $"{failed.Verdict.Reason}; its return failed too: {back?.Verdict.Reason}"),
        };
    }
}
