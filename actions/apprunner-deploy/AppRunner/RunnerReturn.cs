using Actions.Aws;
using Actions.Rollouts;
using Actions.Toolkit;

namespace AppRunnerDeploy;

/// <summary>Takes a service of App Runner back to what ran before, unless somebody else has deployed since.</summary>
internal sealed class RunnerReturn(AwsSession aws, AppRunnerService service, RunnerChange change, DeployPlan plan, Inputs inputs, ActionContext action)
{
    private bool wasAsked;

    /// <summary>The operation that takes it back; null until it has begun.</summary>
    public RunnerOperation? Operation { get; private set; }

    /// <summary>The image that somebody else has put there since; null when nobody has.</summary>
    public string? Superseding { get; private set; }

    /// <summary>What becomes of it when the job is cancelled, as the end of a sentence; null when it was not asked for.</summary>
    public string? Left => (Operation, wasAsked) switch
    {
        ({ } operation, _) => $"its return to {plan.WayBack} had begun as operation {operation.Id} and goes on without this step",
        (null, true) => $"its return to {plan.WayBack} was being asked for and is not known to have begun; look at the service",
        _ => null,
    };

    /// <param name="ours">The operation to undo; it is complete.</param>
    public async Task<Verdict> RunAsync(RunnerOperation ours)
    {
        if (plan.Step != PlannedStep.Update)
            return new Verdict(VerdictKind.Failed, "neither image nor settings were changed, so there is nothing to return to");
        if (await ObstacleAsync(ours) is { } obstacle)
            return obstacle;
        var begun = await new RunnerWrites(aws.AppRunner, service, action).BeginAsync("UpdateService", AskAsync);
        if (begun.Operation is not { } operation)
            return begun.Problem ?? new Verdict(VerdictKind.Failed, "another operation is under way on the service");
        Operation = operation;
        await new OperationWatch(aws.AppRunner, inputs.PollInterval, action).RunAsync(operation, inputs.ReturnTimeout, inputs.ReturnTimeout, "return-timeout");
        return operation.Verdict;
    }

    private Task<string> AskAsync(CancellationToken cancellationToken)
    {
        wasAsked = true;
        return aws.AppRunner.UpdateServiceAsync(change.BackTo(plan.WayBack), cancellationToken);
    }

    private async Task<Verdict?> ObstacleAsync(RunnerOperation ours)
    {
        try
        {
            return await ForeignAsync(ours) ?? await new WayBackLook(new EcrImages(aws.Ecr), aws.Region.Name).ObstacleAsync(plan.WayBack, action.Stopping);
        }
        catch (ReportedException problem)
        {
            return new Verdict(VerdictKind.Unknown, $"whether somebody else has deployed since could not be read, so nothing was returned: {problem.FullText.ReplaceLineEndings(" ")}");
        }
    }

    private async Task<Verdict?> ForeignAsync(RunnerOperation ours)
    {
        var newest = await Reading.OfAsync(aws.AppRunner.ListOperationsAsync(service.ServiceArn, 1, action.Stopping), action);
        var now = await Reading.OfAsync(aws.AppRunner.DescribeServiceAsync(service.ServiceArn, action.Stopping), action);
        if (newest is [var last] && last.Id == ours.Id && change.IsIn(now))
            return null;
        Superseding = RunnerSource.ImageOf(now.SourceConfiguration);
        var what = newest is [var other] && other.Id != ours.Id ? $" (operation {other.Id}, {other.Type})" : "";
        return new Verdict(VerdictKind.Superseded, $"somebody else has deployed since{what}; it is left to them");
    }
}
