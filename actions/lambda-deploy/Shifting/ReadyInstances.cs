using Actions.Aws;
using Actions.Toolkit;

namespace LambdaDeploy;

/// <summary>Waits until the instances that are kept ready for the alias run its new version.</summary>
internal sealed class ReadyInstances(ILambda lambda, Inputs inputs, ActionContext action)
{
    /// <exception cref="DeployFailure">They did not get ready.</exception>
    public async Task WaitAsync(FunctionDeployment deployment)
    {
        var started = action.Time.GetTimestamp();
        var schedule = new PollSchedule(inputs.PollInterval, Random.Shared);
        var heartbeat = new Heartbeat(action.Time);
        while (await lambda.GetProvisionedConcurrencyAsync(deployment.Plan.State.Asked, inputs.Alias!, action.Stopping) is { } now)
        {
            var counts = $"{now.AllocatedProvisionedConcurrentExecutions} of {now.RequestedProvisionedConcurrentExecutions} instances are kept ready";
            if (now.Status == "READY")
            {
                deployment.Tell(counts);
                return;
            }
            if (now.Status == "FAILED")
                throw new DeployFailure($"its provisioned concurrency failed: {now.StatusReason}".TrimEnd('.'), "Look at the account's concurrency quota and at the function's start.");
            if (action.Time.GetElapsedTime(started) >= inputs.Timeout)
                throw new DeployFailure($"{counts} after {DurationText.Format(inputs.Timeout)} ('timeout')", "Look at the account's concurrency quota.");
            if (heartbeat.IsDue())
                action.Log.Info($"{deployment.Name}: {counts}");
            await Task.Delay(schedule.Next(), action.Time, action.Stopping);
        }
    }
}
