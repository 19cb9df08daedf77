using Actions.Aws;
using Actions.Rollouts;
using Actions.Toolkit;

namespace AppRunnerDeploy;

/// <summary>The deployment of an App Runner service: one operation, followed by its id.</summary>
internal sealed class AppRunnerDeployment(AwsSession aws, AppRunnerService service, RunnerChange change, DeployPlan plan, Inputs inputs, ActionContext action) : IDeployment
{
    private readonly OperationWatch watch = new(aws.AppRunner, inputs.PollInterval, action);
    private readonly RunnerWrites writes = new(aws.AppRunner, service, action);
    private readonly RunnerReturn back = new(aws, service, change, plan, inputs, action);
    private RunnerOperation? resumption;
    private RunnerOperation? deployment;

    public DeployPlan Plan => plan;

    public string? Id => (deployment ?? resumption)?.Id;

    public bool HasBegun => Id is not null;

    public Verdict Verdict { get; set; } = Verdict.Going;

    public bool IsComplete => Ours?.Verdict.Kind == VerdictKind.Completed;

    public bool NeedsReturn => IsComplete && Verdict.Kind == VerdictKind.Failed;

    public bool IsRefused { get; private set; }

    public string? Superseding => back.Superseding;

    public IReadOnlyList<string> Timeline =>
    [
        .. new[] { resumption, deployment, back.Operation }.OfType<RunnerOperation>()
            .SelectMany(operation => (IEnumerable<string>)[$"{operation.StartedAt:HH:mm:ss}  operation {operation.Id}", .. operation.Timeline]),
    ];

    /// <summary>The operation that decides: a resumption only where nothing else is to be done.</summary>
    private RunnerOperation? Ours => deployment ?? (plan.Step == PlannedStep.Nothing ? resumption : null);

    public async Task<bool> StartAsync()
    {
        if (plan.Resumes)
        {
            var begun = await BeginAsync("ResumeService", token => aws.AppRunner.ResumeServiceAsync(service.ServiceArn, token));
            resumption = begun.Operation;
            if (resumption is null || !await IsResumedAsync(resumption))
                return begun != RunnerBeginning.Taken;
        }
        return plan.Step switch
        {
            PlannedStep.Redeploy => await DeployAsync("StartDeployment", token => aws.AppRunner.StartDeploymentAsync(service.ServiceArn, token)),
            PlannedStep.Update => await DeployAsync("UpdateService", token => aws.AppRunner.UpdateServiceAsync(change.Update, token)),
            _ => true,
        };
    }

    public async Task FollowAsync()
    {
        if (!Verdict.IsFinal && Ours is { } operation)
            await FollowAsync(operation);
    }

    public Task<Verdict> ReturnAsync() => back.RunAsync(Ours!);

    public async Task<FailureEvidence> ExplainAsync()
    {
        if ((Ours ?? (resumption is { Verdict.IsFailure: true } ? resumption : null)) is not { } operation)
            return FailureEvidence.None;
        var evidence = await new RunnerExplain(aws.Logs, inputs.LogLines, action.Time).OfAsync(operation, action.Stopping);
        return new FailureEvidence(evidence.Cause, evidence.NextStep, evidence.Logs, evidence.Gaps);
    }

    public Task<string> LeaveAsync(CancellationToken cancellationToken) => Task.FromResult(this switch
    {
        { IsRefused: true } => $"it was not touched: {Verdict.Reason}",
        { back.Left: { } left } => $"{Verdict.Reason}; {left}",
        { IsComplete: true, Verdict.IsFailure: true } => $"{Verdict.Reason}; it had not been returned, {plan.To} stays",
        { IsComplete: true } => $"its deployment to {plan.To} was complete",
        { Ours: null, resumption.Verdict.Kind: VerdictKind.Completed } => $"it was resumed; its deployment to {plan.To} is not known to have begun; look at the service",
        { Ours: null, resumption: not null } => $"operation {Id}, which resumes it, goes on without this step; its deployment to {plan.To} was not begun",
        { Ours: null } => "not started, or its update was under way and is not known to have taken place; look at the service",
        { Ours.Verdict.Kind: VerdictKind.Returning } => $"operation {Id} had failed, and App Runner is rolling it back",
        _ => $"operation {Id} to {plan.To} goes on without this step: App Runner has no way to stop it",
    });

    private async Task FollowAsync(RunnerOperation operation)
    {
        await watch.RunAsync(operation, inputs.Timeout, inputs.ReturnTimeout);
        Verdict = operation.Verdict;
    }

    /// <returns>True when the service is resumed and is to be changed.</returns>
    private async Task<bool> IsResumedAsync(RunnerOperation operation)
    {
        await FollowAsync(operation);
        if (Verdict.Kind != VerdictKind.Completed || plan.Step == PlannedStep.Nothing)
            return false;
        Verdict = Verdict.Going;
        return true;
    }

    private async Task<bool> DeployAsync(string what, Func<CancellationToken, Task<string>> call)
    {
        var begun = await BeginAsync(what, call);
        deployment = begun.Operation;
        return begun != RunnerBeginning.Taken;
    }

    private async Task<RunnerBeginning> BeginAsync(string what, Func<CancellationToken, Task<string>> call)
    {
        var begun = await writes.BeginAsync(what, call);
        IsRefused = begun.Problem is { Kind: VerdictKind.Failed } && resumption is null;
        Verdict = begun.Problem ?? Verdict.Going;
        if (begun.Operation is { } operation)
            action.Outputs.Set("operation-id", operation.Id);
        return begun;
    }
}
