using Actions.Aws;
using Actions.Rollouts;
using Actions.Toolkit;

namespace EcsDeploy;

/// <summary>Services that somebody is deploying already: wait for them, refuse, or deploy over them, as the input <c>busy</c> says.</summary>
internal sealed class BusyServices(IEcs ecs, Inputs inputs, ActionContext action)
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(30);
    private readonly ServiceHistory history = new(ecs, inputs.Cluster);

    /// <returns>The services as they are when nothing stands in the way any more.</returns>
    /// <exception cref="UserError">A deployment is in progress and does not end in time.</exception>
    public async Task<IReadOnlyList<EcsService>> SettleAsync(IReadOnlyList<EcsService> services)
    {
        var started = action.Time.GetTimestamp();
        var schedule = new PollSchedule(inputs.PollInterval, Random.Shared);
        var (told, toldAt) = ("", started);
        while (await RunningAsync(services) is { } sentence)
        {
            if (sentence != told || action.Time.GetElapsedTime(toldAt) >= Heartbeat)
            {
                action.Log.Info(inputs.Busy == Busy.Wait ? $"{sentence} {Waiting(started)}" : sentence);
                (told, toldAt) = (sentence, action.Time.GetTimestamp());
            }
            if (inputs.Busy == Busy.Replace)
                return services;
            if (inputs.Busy == Busy.Fail || action.Time.GetElapsedTime(started) >= inputs.BusyTimeout)
                throw Refusal(sentence);
            await Task.Delay(schedule.Next(), action.Time, action.Stopping);
            services = await ecs.DescribeAllServicesAsync(inputs.Cluster, [.. services.Select(service => service.ServiceArn)], action.Stopping);
        }
        return services;
    }

    private string Waiting(long started) =>
        $"Waiting for its end, {DurationText.Format(inputs.BusyTimeout)} at most, {DurationText.Format(action.Time.GetElapsedTime(started))} so far.";

    private UserError Refusal(string sentence) => new(
        inputs.Busy == Busy.Wait ? $"{sentence} It did not end within {DurationText.Format(inputs.BusyTimeout)}." : sentence,
        "Give the deploy jobs one 'concurrency:' group so that they never overlap; 'busy: replace' deploys over a deployment that will never end.");

    private async Task<string?> RunningAsync(IReadOnlyList<EcsService> services)
    {
        foreach (var service in services)
        {
            if (await history.RunningAsync(service, action.Stopping) is { } sentence)
                return sentence;
        }
        return null;
    }
}
