using Actions.Aws;
using Actions.Rollouts;
using Actions.Toolkit;

namespace AppRunnerDeploy;

/// <summary>The deployment of an App Runner service: one operation, followed by its id.</summary>
internal sealed class AppRunnerDeployment(AwsSession aws, AppRunnerService service, RunnerChange change, DeployPlan plan, Inputs inputs, ActionContext action) : IDeployment
{
    private readonly OperationWatch watch = new(aws.AppRunner, inputs.PollInterval, action);
    private readonly RunnerWrites writes = new(aws.AppRunner, service, action);
    private readonly List<RunnerOperation> operations = [];
    private bool isReturning;

    public DeployPlan Plan => plan;

    public string? Id => Ours?.Id;

    public Verdict Verdict { get; set; } = Verdict.Going;

    public bool IsComplete => Ours?.Verdict.Kind == VerdictKind.Completed;

    public bool NeedsReturn => IsComplete && Verdict.Kind == VerdictKind.Failed;

    public bool IsRefused { get; private set; }

    public IReadOnlyList<string> Timeline =>
        [.. operations.SelectMany(operation => (IEnumerable<string>)[$"{operation.StartedAt:HH:mm:ss}  operation {operation.Id}", .. operation.Timeline])];

    /// <summary>The operation that decides; a return does not.</summary>
    private RunnerOperation? Ours { get; set; }

    public async Task<bool> StartAsync()
    {
        if (plan.Resumes && !await ResumeAsync())
            return Verdict.IsFinal;
        return plan.Step switch
        {
            PlannedStep.Redeploy => await BeginAsync("StartDeployment", token => aws.AppRunner.StartDeploymentAsync(service.ServiceArn, token)),
            PlannedStep.Update => await BeginAsync("UpdateService", token => aws.AppRunner.UpdateServiceAsync(change.Update, token)),
            _ => true,
        };
    }

    public async Task FollowAsync()
    {
        if (Verdict.IsFinal || Ours is not { } operation)
            return;
        await watch.RunAsync(operation, inputs.Timeout, inputs.ReturnTimeout);
        Verdict = operation.Verdict;
    }

    public async Task<Verdict> ReturnAsync()
    {
        if (plan.Step != PlannedStep.Update)
            return new Verdict(VerdictKind.Failed, "the same image was deployed again, so there is nothing to return to");
        isReturning = true;
        var begun = await writes.BeginAsync("UpdateService", token => aws.AppRunner.UpdateServiceAsync(change.Back, token));
        if (begun.Operation is not { } operation)
            return begun.Problem ?? new Verdict(VerdictKind.Failed, "another operation is under way on the service");
        operations.Add(operation);
        await watch.RunAsync(operation, inputs.ReturnTimeout, inputs.ReturnTimeout, "return-timeout");
        return operation.Verdict;
    }

    public async Task<FailureEvidence> ExplainAsync()
    {
        if (Ours is not { } operation)
            return FailureEvidence.None;
        var evidence = await new RunnerExplain(aws.Logs, inputs.LogLines, action.Time).OfAsync(operation, action.Stopping);
        return new FailureEvidence(evidence.Cause, evidence.NextStep, evidence.Logs, evidence.Gaps);
    }

    public Task<string> LeaveAsync(CancellationToken cancellationToken) => Task.FromResult(this switch
    {
        { IsRefused: true } => $"it was not touched: {Verdict.Reason}",
        { isReturning: true } => $"its return to {plan.From} had begun and goes on without this step",
        { IsComplete: true } => $"its deployment to {plan.To} was complete",
        { Ours: null } => "not started, or its update was under way and is not known to have taken place; look at the service",
        { Ours.Verdict.Kind: VerdictKind.Returning } => $"operation {Id} had failed, and App Runner is rolling it back",
        _ => $"operation {Id} to {plan.To} goes on without this step: App Runner has no way to stop it",
    });

    /// <returns>True when the service is resumed and can be changed.</returns>
    private async Task<bool> ResumeAsync()
    {
        if (!await BeginAsync("ResumeService", token => aws.AppRunner.ResumeServiceAsync(service.ServiceArn, token)))
            return false;
        await FollowAsync();
        if (Verdict.Kind != VerdictKind.Completed || plan.Step == PlannedStep.Nothing)
            return false;
        Verdict = Verdict.Going;
        return true;
    }

    /// <returns>False when another operation was first.</returns>
    private async Task<bool> BeginAsync(string what, Func<CancellationToken, Task<string>> call)
    {
        var begun = await writes.BeginAsync(what, call);
        if (begun == RunnerBeginning.Taken)
            return false;
        IsRefused = begun.Problem is { Kind: VerdictKind.Failed } && operations.Count == 0;
        Verdict = begun.Problem ?? Verdict.Going;
        if (begun.Operation is { } operation)
        {
            operations.Add(Ours = operation);
            action.Outputs.Set("operation-id", operation.Id);
        }
        return true;
    }
}
