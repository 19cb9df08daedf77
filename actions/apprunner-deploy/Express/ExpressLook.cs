using Actions.Aws;
using Actions.Rollouts;
using Actions.Toolkit;

namespace AppRunnerDeploy;

/// <summary>Reads an Express service, and waits, as the input <c>busy</c> says, until no deployment of it is under way. Only reads.</summary>
internal sealed class ExpressLook(AwsSession aws, Inputs inputs, ActionContext action)
{
    private const string DefaultCluster = "default";
    private string told = "";

    /// <exception cref="UserError">The service does not exist, is not in a state to be deployed to, or does not come to rest in time.</exception>
    public async Task<ExpressState> RunAsync()
    {
        var started = action.Time.GetTimestamp();
        return await SignOfLife.DuringAsync(SettleAsync(started), action, _ => $"{told} {Waiting(started)}".TrimStart());
    }

    private async Task<ExpressState> SettleAsync(long started)
    {
        var schedule = new PollSchedule(inputs.PollInterval, Random.Shared);
        while (true)
        {
            var express = await DescribeAsync(Arn);
            if ((await aws.Ecs.DescribeServicesAsync(express.Cluster, [express.ServiceName], action.Stopping)).Services is not [var service, ..])
                throw new WorldError($"ECS does not show the service below '{express.ServiceName}'.", "Look at it in the ECS console.");
            var history = new ServiceHistory(aws.Ecs, express.Cluster);
            if (await history.RunningAsync(service, action.Stopping) is not { } sentence)
                return new ExpressState(express, express.Newest ?? new(), await history.LastGoodAsync(service, action.Stopping));
            if (sentence != told)
                action.Log.Info(inputs.Busy == Busy.Wait ? $"{sentence} {Waiting(started)}" : sentence);
            told = sentence;
            if (inputs.Busy == Busy.Fail || action.Time.GetElapsedTime(started) >= inputs.BusyTimeout)
                throw Refusal(sentence);
            await Task.Delay(schedule.Next(), action.Time, action.Stopping);
        }
    }

    private string Arn => inputs.Service.StartsWith("arn:", StringComparison.Ordinal)
        ? inputs.Service
        : aws.Region.Arn("ecs", aws.Identity.Account, $"service/{TaskDefinitionName.Short(inputs.Cluster ?? DefaultCluster)}/{inputs.Service}");

    private async Task<ExpressService> DescribeAsync(string arn)
    {
        try
        {
            var express = await aws.EcsExpress.DescribeAsync(arn, action.Stopping);
            return express.Status.StatusCode == "ACTIVE"
                ? express
                : throw new UserError($"Service '{express.ServiceName}' is {express.Status.StatusCode}: only an ACTIVE service can be deployed to. {express.Status.StatusReason}".TrimEnd());
        }
        catch (AwsException missing) when (missing.Code is "ResourceNotFoundException" or "ServiceNotFoundException" or "ClusterNotFoundException")
        {
            throw new UserError(
                $"Input 'service': there is no service of ECS Express Mode '{arn}'. {missing.Message}",
                "Check name, cluster, region and account. Other services of ECS are deployed to with ecs-deploy. This action does not create services.",
                missing);
        }
    }

    private string Waiting(long started) =>
        $"Waiting for its end, {DurationText.Format(inputs.BusyTimeout)} at most, {DurationText.Format(action.Time.GetElapsedTime(started))} so far.";

    private UserError Refusal(string sentence) => new(
        inputs.Busy == Busy.Wait ? $"{sentence} It did not end within {DurationText.Format(inputs.BusyTimeout)}." : sentence,
        "Give the deploy jobs one 'concurrency:' group so that they never overlap.");
}
