using Actions.Aws;
using Actions.Rollouts;
using Actions.Toolkit;

namespace LambdaDeploy;

/// <summary>
/// Does what is planned: every function is brought to its new version and tested before the alias of any of them moves; then they move
/// together, and all come back together.
/// </summary>
internal sealed class Deploy(AwsSession aws, AlarmGuard alarms, Inputs inputs, ActionContext action)
{
    /// <summary>Time for the calls of a job that ends: the runner kills it soon.</summary>
    private static readonly TimeSpan LastCalls = TimeSpan.FromSeconds(3);

    private readonly long started = action.Time.GetTimestamp();
    private readonly Shift shift = new(aws, alarms, inputs, action);

    public async Task<DeployOutcome> RunAsync(DeployPlan plan)
    {
        var deployments = plan.Functions.Select(function => new FunctionDeployment(function, action)).ToList();
        Before(plan);
        if (inputs.DryRun)
            return await PlannedAsync(deployments);
        try
        {
            await ToTheEndAsync(deployments);
        }
        catch (OperationCanceledException) when (action.Stopping.IsCancellationRequested)
        {
            await CancelAsync(deployments);
            return Outcome(deployments) with { IsCancelled = true };
        }
        return Outcome(deployments);
    }

    private void Before(DeployPlan plan)
    {
        action.Outputs.Set("previous-versions", DeployOutcome.Json(plan.Functions.Select(function => (function.Name, (string?)function.From))));
        if (plan.Functions is not [var only])
            return;
        action.Outputs.Set("function-arn", only.State.Latest.Configuration.Arn);
        action.Outputs.Set("previous-version", only.From);
        action.Outputs.Set("alias-arn", only.State.Alias?.AliasArn ?? "");
        action.Outputs.Set("artifact", only.Package?.Object?.ToString() ?? "");
    }

    private DeployOutcome Outcome(IReadOnlyList<FunctionDeployment> deployments) => new(deployments, action.Time.GetElapsedTime(started));

    // Lambda itself says whether it would take the code.
    private async Task<DeployOutcome> PlannedAsync(IReadOnlyList<FunctionDeployment> deployments)
    {
        foreach (var deployment in deployments.Where(deployment => deployment.Plan.IsChange))
        {
            deployment.Result = FunctionResult.Planned;
            if (deployment.Plan is { ChangesCode: true, Package: { Upload: null } })
                await GuardedAsync(deployment, () => aws.Lambda.UpdateFunctionCodeAsync(CodeRequest.Of(deployment.Plan) with { DryRun = true }, _ => false, action.Stopping));
        }
        return Outcome(deployments);
    }

    private async Task ToTheEndAsync(IReadOnlyList<FunctionDeployment> deployments)
    {
        var moving = deployments.Where(deployment => deployment.Plan.Step != PlannedStep.Nothing).ToList();
        if (!await PrepareAsync(moving) || !await MoveAsync(moving, deployments))
            return;
        foreach (var deployment in deployments.Where(deployment => deployment.Plan.IsChange))
            deployment.Result = FunctionResult.Deployed;
        if (inputs.KeepVersions is { } keep)
            await CleanUpAsync(moving, keep);
    }

    private async Task<bool> PrepareAsync(IReadOnlyList<FunctionDeployment> moving)
    {
        var update = new FunctionUpdate(aws.Lambda, new StoredCode(aws.S3), inputs, action);
        var test = new VersionTest(aws.Lambda, action);
        foreach (var deployment in moving)
        {
            using var group = action.Log.Group($"Update {deployment.Name}");
            await GuardedAsync(deployment, async () =>
            {
                await update.RunAsync(deployment);
                await test.RunAsync(deployment);
            });
            if (deployment.IsFailure)
                return false;
        }
        return true;
    }

    // A rule, like an alias, is moved only once every version has passed.
    private async Task<bool> MoveAsync(IReadOnlyList<FunctionDeployment> moving, IReadOnlyList<FunctionDeployment> all)
    {
        try
        {
            await shift.RunAsync(moving);
        }
        catch (Exception problem) when (problem is DeployFailure or ReportedException)
        {
            foreach (var deployment in moving)
                deployment.Fail(FailureOf(problem));
            await ReturnAsync(moving);
            return false;
        }
        foreach (var deployment in all)
        {
            await GuardedAsync(deployment, () => FinishAsync(deployment));
            if (!deployment.IsFailure)
                continue;
            await ReturnAsync(moving);
            return false;
        }
        return true;
    }

    private async Task FinishAsync(FunctionDeployment deployment)
    {
        await new EventRuleApply(aws, inputs, action).RunAsync(deployment);
        if (deployment.Plan.Tags.Count == 0)
            return;
        await aws.Lambda.TagFunctionAsync(deployment.Plan.State.Latest.Configuration.Arn, deployment.Plan.Tags, action.Stopping);
        deployment.Tell($"tags set: {string.Join(", ", deployment.Plan.Tags.Keys)}");
    }

    // Nothing is returned because something could not be found out: not knowing is not a verdict.
    private async Task ReturnAsync(IReadOnlyList<FunctionDeployment> moving)
    {
        if (inputs.OnFailure == OnFailure.Leave || moving.Any(deployment => deployment.Result == FunctionResult.Unknown))
            return;
        using var group = action.Log.Group("Return to the previous versions");
        await shift.BackAsync(moving, action.Stopping);
    }

    private async Task CleanUpAsync(IReadOnlyList<FunctionDeployment> moving, int keep)
    {
        foreach (var deployment in moving.Where(deployment => deployment.Plan.Publishes))
            await new OldVersions(aws.Lambda, keep, action).RunAsync(deployment);
    }

    private static async Task GuardedAsync(FunctionDeployment deployment, Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception problem) when (problem is DeployFailure or ReportedException)
        {
            deployment.Fail(FailureOf(problem));
        }
    }

    private static DeployFailure FailureOf(Exception problem) => problem switch
    {
        DeployFailure failure => failure,
        AwsException { Outcome: not CallOutcome.Refused } lost => new DeployFailure(lost.Message.TrimEnd('.'), lost.Remedy ?? "") { IsUnknown = true },
        ReportedException refused => new DeployFailure(refused.Message.TrimEnd('.'), refused.Remedy ?? ""),
        _ => throw new InvalidOperationException("not a failure of a deployment", problem),
    };

    private async Task CancelAsync(IReadOnlyList<FunctionDeployment> deployments)
    {
        var shifted = deployments.Where(deployment => deployment.IsShifted).ToList();
        var hasArrived = shifted.Count > 0 && deployments.Where(deployment => deployment.Plan.Step != PlannedStep.Nothing).All(deployment => deployment.HasArrived);
        foreach (var deployment in deployments.Where(deployment => deployment.Plan.IsChange && !deployment.IsFailure))
            deployment.Result = FunctionResult.Cancelled;
        if (inputs.OnCancel == OnCancel.Rollback || (inputs.OnCancel == OnCancel.Auto && !hasArrived))
        {
            using var limit = new CancellationTokenSource(LastCalls, action.Time);
            await shift.BackAsync(shifted, limit.Token);
        }
        foreach (var deployment in deployments.Where(deployment => deployment.Plan.IsChange))
            action.Log.Warning($"{deployment.Name}: {deployment.Now}.", title: "Cancelled");
    }
}
