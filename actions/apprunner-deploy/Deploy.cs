using Actions.Rollouts;
using Actions.Toolkit;

namespace AppRunnerDeploy;

/// <summary>Plans, deploys, follows, asks the gate; on failure explains and returns.</summary>
internal sealed class Deploy(IDeploymentPlanner planner, Inputs inputs, ActionContext action)
{
    private static readonly TimeSpan LeaveTime = TimeSpan.FromSeconds(2);
    private readonly long started = action.Time.GetTimestamp();
    private readonly AfterDeployment after = new(inputs.Gate, action);
    private long? lostTurnAt;

    public async Task<DeployOutcome> RunAsync()
    {
        var deployment = await PlanAsync();
        if (inputs.DryRun)
            return Outcomes.Planned(deployment.Plan, Elapsed);
        try
        {
            while (!await StartAsync(deployment))
                deployment = await AgainAsync(deployment.Plan.Service);
            if (!deployment.Plan.IsChange)
                return Outcomes.Unchanged(deployment.Plan, Elapsed);
            await FollowAsync(deployment);
            await after.JudgeAsync(deployment);
            return await ConcludeAsync(deployment);
        }
        catch (OperationCanceledException) when (action.Stopping.IsCancellationRequested)
        {
            return await CancelAsync(deployment);
        }
    }

    private TimeSpan Elapsed => action.Time.GetElapsedTime(started);

    private async Task<IDeployment> PlanAsync()
    {
        using var group = action.Log.Group("Plan");
        var deployment = await planner.PlanAsync();
        PlanLog.Tell(action.Log, deployment.Plan);
        action.Outputs.Set("previous-image", deployment.Plan.From);
        action.Outputs.Set("service-url", deployment.Plan.Url ?? "");
        return deployment;
    }

    // Somebody else's operation was first: it is followed, and what it left behind is looked at.
    private async Task<IDeployment> AgainAsync(string service)
    {
        lostTurnAt ??= action.Time.GetTimestamp();
        if (inputs.Busy == Busy.Fail || action.Time.GetElapsedTime(lostTurnAt.Value) >= inputs.BusyTimeout)
            throw new UserError($"{service}: other operations were begun on it before this step could.", "Give the deploy jobs one 'concurrency:' group so that they never overlap; automatic deployments of the service get in the way too.");
        await Task.Delay(inputs.PollInterval, action.Time, action.Stopping);
        return await PlanAsync();
    }

    private async Task<bool> StartAsync(IDeployment deployment)
    {
        if (!deployment.Plan.IsChange)
            return true;
        using var group = action.Log.Group("Deploy");
        return await deployment.StartAsync();
    }

    private async Task FollowAsync(IDeployment deployment)
    {
        using var group = action.Log.Group("Wait for the deployment");
        await deployment.FollowAsync();
    }

    private async Task<DeployOutcome> ConcludeAsync(IDeployment deployment)
    {
        if (!deployment.Verdict.IsFailure)
            return Outcomes.Of(deployment, back: null, FailureEvidence.None, Elapsed);
        var evidence = deployment.IsRefused ? FailureEvidence.None : await deployment.ExplainAsync();
        DeployLog.Failure(action.Log, deployment, evidence);
        return Outcomes.Of(deployment, await ReturnAsync(deployment), evidence, Elapsed);
    }

    // Nothing is returned because a reading failed: not knowing is not a verdict.
    private async Task<Verdict?> ReturnAsync(IDeployment deployment)
    {
        if (inputs.OnFailure == OnFailure.Leave || !deployment.NeedsReturn)
            return null;
        using var group = action.Log.Group("Return to what ran before");
        return await deployment.ReturnAsync();
    }

    private async Task<DeployOutcome> CancelAsync(IDeployment deployment)
    {
        using var limit = new CancellationTokenSource(LeaveTime, action.Time);
        var left = await deployment.LeaveAsync(limit.Token);
        action.Log.Warning($"{deployment.Plan.Service}: {left}.", title: "Cancelled");
        return Outcomes.Cancelled(deployment, left, Elapsed);
    }
}
