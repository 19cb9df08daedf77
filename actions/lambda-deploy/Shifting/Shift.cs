using Actions.Aws;
using Actions.Rollouts;
using Actions.Toolkit;

namespace LambdaDeploy;

/// <summary>Moves the aliases to the new versions, step by step and all functions alike. Whatever is seen to be bad on the way ends it.</summary>
internal sealed class Shift(AwsSession aws, AlarmGuard alarms, Inputs inputs, ActionContext action)
{
    private static readonly GateVerdict Quiet = new(GateKind.Healthy, "nothing bad was seen.");

    private readonly AliasMove move = new(aws.Lambda, inputs.Alias ?? "", action);
    private readonly ReadyInstances ready = new(aws.Lambda, inputs, action);
    private readonly ErrorRateWatch errors = new(aws.CloudWatch, inputs, action);
    private readonly DeploymentGate? gate = inputs.Gate.Targets.Count == 0 ? null : new(inputs.Gate, action);

    /// <returns>False when the new versions may not stay.</returns>
    public async Task<bool> RunAsync(IReadOnlyList<FunctionDeployment> deployments)
    {
        if (inputs.Alias is null || deployments.Count == 0)
            return true;
        using var group = action.Log.Group($"Shift alias '{inputs.Alias}'");
        foreach (var share in StepsOf(deployments))
        {
            if (!await StepAsync(deployments, share))
                return false;
            if (share < 100 && !await TogetherAsync(deployments, () => WatchAsync(deployments, inputs.CanaryInterval, $"{share} % for {DurationText.Format(inputs.CanaryInterval)}")))
                return false;
        }
        return await TogetherAsync(deployments, () => AfterwardsAsync(deployments));
    }

    /// <summary>Brings every alias back that was moved. What somebody else has is left to them.</summary>
    public async Task BackAsync(IReadOnlyList<FunctionDeployment> deployments, CancellationToken cancellationToken) =>
        await Task.WhenAll(deployments.Where(deployment => deployment.IsShifted).Select(deployment => BackAsync(deployment, cancellationToken)));

    private async Task BackAsync(FunctionDeployment deployment, CancellationToken cancellationToken)
    {
        try
        {
            var isBack = await move.BackAsync(deployment, cancellationToken);
            deployment.Result = isBack ? FunctionResult.RolledBack : FunctionResult.RollbackFailed;
            deployment.Tell(isBack ? $"alias '{inputs.Alias}' is back at version {deployment.Before}" : NotBack(deployment));
        }
        catch (Exception problem) when (problem is ReportedException or OperationCanceledException)
        {
            deployment.Result = FunctionResult.RollbackFailed;
            deployment.Tell($"alias '{inputs.Alias}' could not be brought back: {problem.Message}");
        }
    }

    private string NotBack(FunctionDeployment deployment) => deployment.Before is null
        ? $"alias '{inputs.Alias}' is new, so there is nothing to bring it back to"
        : $"alias '{inputs.Alias}' is at version {deployment.Alias?.Route}, where somebody else has put it; it is left there";

    private IReadOnlyList<int> StepsOf(IReadOnlyList<FunctionDeployment> deployments)
    {
        // An alias that is new has no other version to share with.
        if (deployments.All(deployment => deployment.Before is null))
            return Shares.AllAtOnce;
        // A canary that somebody resumes goes on from the share that every function has already.
        return inputs.Unfinished == UnfinishedCanary.Resume
            ? inputs.CanarySteps.After(deployments.Min(deployment => deployment.Alias is { } alias && alias.Route.Additional == deployment.Version ? alias.Route.Share : 0))
            : inputs.CanarySteps;
    }

    private async Task<bool> StepAsync(IReadOnlyList<FunctionDeployment> deployments, int share)
    {
        foreach (var deployment in deployments)
        {
            if (!await deployment.TryAsync(() => MoveAsync(deployment, share)))
                return false;
        }
        foreach (var deployment in deployments)
        {
            if (!await deployment.TryAsync(() => ready.WaitAsync(deployment)))
                return false;
        }
        foreach (var deployment in deployments)
            deployment.Output("weight", $"{share}");
        return true;
    }

    private Task MoveAsync(FunctionDeployment deployment, int share) => share == 100 || deployment.Before is null
        ? ArriveAsync(deployment)
        : move.ToAsync(deployment, deployment.Before with { Additional = deployment.Version, Share = share / 100.0 });

    // What is seen of several aliases that move alike is a verdict on all of them.
    private static async Task<bool> TogetherAsync(IReadOnlyList<FunctionDeployment> deployments, Func<Task> watch)
    {
        try
        {
            await watch();
            return true;
        }
        catch (Exception problem) when (DeployFailure.Is(problem))
        {
            foreach (var deployment in deployments)
                deployment.Fail(DeployFailure.Of(problem));
            return false;
        }
    }

    private async Task ArriveAsync(FunctionDeployment deployment)
    {
        if (deployment.Alias?.Route != new AliasRoute(deployment.Version!))
            await move.ToAsync(deployment, new AliasRoute(deployment.Version!));
    }

    private async Task AfterwardsAsync(IReadOnlyList<FunctionDeployment> deployments)
    {
        if (gate is not null)
            Judge("gate", await SignOfLife.DuringAsync(gate.CheckAsync(string.Join(", ", deployments.Select(deployment => deployment.Name)), until: null, action.Stopping), action, waited => $"No good answer yet, {DurationText.Format(waited)} of {DurationText.Format(inputs.Gate.Timeout)}"));
        if (inputs.Gate.Soak is { } duration)
            await WatchAsync(deployments, duration, $"soak of {DurationText.Format(duration)}");
    }

    private async Task WatchAsync(IReadOnlyList<FunctionDeployment> deployments, TimeSpan duration, string what)
    {
        action.Log.Info($"Watching: {what}");
        var verdict = Watches.RunAsync(Sources(deployments, duration), Quiet, action.Stopping);
        Judge(what, await SignOfLife.DuringAsync(verdict, action, waited => $"All is well so far, {DurationText.Format(waited)} of {DurationText.Format(duration)}"));
    }

    private IEnumerable<Func<CancellationToken, Task<GateVerdict>>> Sources(IReadOnlyList<FunctionDeployment> deployments, TimeSpan duration)
    {
        yield return token => alarms.WatchAsync(duration, inputs.PollInterval, action.Time, token);
        if (inputs.ErrorRateMax is { } most)
            yield return token => errors.RunAsync(deployments, most, duration, token);
        if (gate is not null)
            yield return new DeploymentGate(inputs.Gate with { Soak = duration }, action).SoakAsync;
    }

    private void Judge(string what, GateVerdict verdict)
    {
        action.Log.Info($"{what}: {KebabCase.Of(verdict.Kind)}: {verdict.Reason}");
        if (verdict.Kind == GateKind.Unhealthy)
            throw new DeployFailure($"{what}: {verdict.Reason}".TrimEnd('.'), "Look at the new version's log and at what judged it, mend it, and deploy again.");
        if (verdict.Kind == GateKind.Inconclusive)
            throw new DeployFailure($"{what}: it could not be found out whether it serves: {verdict.Reason}".TrimEnd('.'), "Mend what keeps this step from asking.") { IsUnknown = true };
    }
}
