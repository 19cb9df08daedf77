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
        var deployments = plan.Functions.Select(function => new FunctionDeployment(function, action) { IsOnly = plan.Functions.Count == 1 }).ToList();
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

    private async Task<DeployOutcome> PlannedAsync(IReadOnlyList<FunctionDeployment> deployments)
    {
        foreach (var deployment in deployments.Where(deployment => deployment.Plan.IsChange))
        {
            deployment.Result = FunctionResult.Planned;
            // An archive that is not in its bucket yet cannot be shown to Lambda.
            if (deployment.Plan.Package?.Upload is null)
                await deployment.TryAsync(() => CheckCodeAsync(deployment.Plan));
        }
        return Outcome(deployments);
    }

    // Lambda itself says whether it would take the code.
    private async Task CheckCodeAsync(FunctionPlan plan)
    {
        if (!plan.ChangesCode)
            return;
        await aws.Lambda.UpdateFunctionCodeAsync(CodeRequest.Of(plan) with { DryRun = true }, _ => false, action.Stopping);
        action.Log.Info($"{plan.Name}: Lambda would take the code");
    }

    private async Task ToTheEndAsync(IReadOnlyList<FunctionDeployment> deployments)
    {
        var moving = deployments.Where(deployment => deployment.Plan.Step != PlannedStep.Nothing).ToList();
        if (!await KeepAsync(deployments) || !await CheckAsync(moving) || !await PrepareAsync(moving) || !await MoveAsync(moving, deployments))
            return;
        foreach (var deployment in deployments.Where(deployment => deployment.Plan.IsChange))
            deployment.Result = FunctionResult.Deployed;
        if (inputs.KeepVersions is { } keep)
            await CleanUpAsync(moving, keep);
    }

    // Also of code that the function has already: another environment asks for it by the version of today.
    private async Task<bool> KeepAsync(IReadOnlyList<FunctionDeployment> deployments)
    {
        var stored = new StoredCode(aws.S3);
        foreach (var deployment in deployments)
        {
            if (deployment.Plan.Package is not { Upload: { } upload, Object: { } place })
                continue;
            if (!await deployment.TryAsync(() => stored.PutAsync(place, upload, action.Stopping)))
                return false;
            deployment.Tell($"archive is at {place}");
        }
        return true;
    }

    // Code that Lambda refuses must not be found out after something else was written. A single write is its own check.
    private async Task<bool> CheckAsync(IReadOnlyList<FunctionDeployment> moving)
    {
        if (!moving.Skip(1).Any() && moving.All(deployment => deployment.Plan.Configuration.Count == 0))
            return true;
        foreach (var deployment in moving)
        {
            if (!await deployment.TryAsync(() => CheckCodeAsync(deployment.Plan)))
                return false;
        }
        return true;
    }

    private async Task<bool> PrepareAsync(IReadOnlyList<FunctionDeployment> moving)
    {
        var update = new FunctionUpdate(aws.Lambda, inputs, action);
        var test = new VersionTest(aws.Lambda, action);
        foreach (var deployment in moving)
        {
            using var group = action.Log.Group($"Update {deployment.Name}");
            if (!await deployment.TryAsync(() => update.RunAsync(deployment)) || !await deployment.TryAsync(() => test.RunAsync(deployment)))
                return false;
        }
        return true;
    }

    // A rule, like an alias, is moved only once every version has passed.
    private async Task<bool> MoveAsync(IReadOnlyList<FunctionDeployment> moving, IReadOnlyList<FunctionDeployment> all)
    {
        var isWell = await shift.RunAsync(moving);
        foreach (var deployment in all)
            isWell = isWell && await deployment.TryAsync(() => FinishAsync(deployment));
        if (!isWell)
        {
            await ReturnAsync(moving);
            await ExplainAsync(moving);
        }
        return isWell;
    }

    private async Task FinishAsync(FunctionDeployment deployment)
    {
        await new EventRuleApply(aws, inputs, action).RunAsync(deployment);
        if (deployment.Plan.Tags.Count == 0)
            return;
        await aws.Lambda.TagFunctionAsync(deployment.Plan.State.Latest.Configuration.Arn, deployment.Plan.Tags, action.Stopping);
        deployment.Tell($"tags set: {string.Join(", ", deployment.Plan.Tags.Keys)}");
    }

    // Not knowing is no verdict on what has arrived, but no share is left half-way for it.
    private async Task ReturnAsync(IReadOnlyList<FunctionDeployment> moving)
    {
        var isUnknown = moving.Any(deployment => deployment.Result == FunctionResult.Unknown);
        if (inputs.OnFailure == OnFailure.Leave || (isUnknown && HaveArrived(moving)))
            return;
        using var group = action.Log.Group("Return to the previous versions");
        using var writes = new GraceToken(action.Time, action.Stopping);
        await shift.BackAsync(moving, writes.Token);
    }

    // Only now: bringing back what is bad does not wait for its log.
    private async Task ExplainAsync(IReadOnlyList<FunctionDeployment> moving)
    {
        var runs = new FailedRuns(aws.Logs, inputs.LogLines, action);
        foreach (var deployment in moving.Where(deployment => deployment is { IsFailure: true, IsShifted: true }))
        {
            deployment.Log = await runs.OfAsync(deployment, deployment.StartedAt);
            if (deployment.Log.Count > 0)
                action.Log.ForeignBlock($"{deployment.Name}: last {deployment.Log.Count} log lines of version {deployment.Version}:", deployment.Log);
        }
    }

    private async Task CleanUpAsync(IReadOnlyList<FunctionDeployment> moving, int keep)
    {
        foreach (var deployment in moving.Where(deployment => deployment.Plan.Publishes))
            await new OldVersions(aws.Lambda, keep, action).RunAsync(deployment);
    }

    private static bool HaveArrived(IReadOnlyCollection<FunctionDeployment> moving) => moving.Count > 0 && moving.All(deployment => deployment.HasArrived);

    private async Task CancelAsync(IReadOnlyList<FunctionDeployment> deployments)
    {
        var shifted = deployments.Where(deployment => deployment.IsShifted).ToList();
        var haveArrived = HaveArrived([.. deployments.Where(deployment => deployment.Plan.Step != PlannedStep.Nothing)]);
        foreach (var deployment in deployments.Where(deployment => deployment.Plan.IsChange && !deployment.IsFailure))
            deployment.Result = FunctionResult.Cancelled;
        if (inputs.OnCancel == OnCancel.Rollback || (inputs.OnCancel == OnCancel.Auto && !haveArrived))
        {
            using var limit = new CancellationTokenSource(LastCalls, action.Time);
            await shift.BackAsync(shifted, limit.Token);
        }
        foreach (var deployment in deployments.Where(deployment => deployment.Plan.IsChange))
            action.Log.Warning($"{deployment.Name}: {deployment.Now}.", title: "Cancelled");
    }
}
