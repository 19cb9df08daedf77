using Actions.Aws;
using Actions.Rollouts;
using Actions.Toolkit;

namespace EcsDeploy;

/// <summary>Services that somebody is deploying already: wait for them, refuse, or deploy over them, as the input <c>busy</c> says.</summary>
internal sealed class BusyServices(IEcs ecs, Inputs inputs, ActionContext action)
{
    private readonly ServiceHistory history = new(ecs, inputs.Cluster);
    private readonly Dictionary<string, string> makers = new(StringComparer.Ordinal);
    private string told = "";

    /// <returns>The services as they are when nothing stands in the way any more.</returns>
    /// <exception cref="UserError">A deployment is in progress and does not end in time.</exception>
    public Task<IReadOnlyList<EcsService>> SettleAsync(IReadOnlyList<EcsService> services)
    {
        var started = action.Time.GetTimestamp();
        return SignOfLife.DuringAsync(SettleAsync(services, started), action, _ => $"{told} {Waiting(started)}".TrimStart());
    }

    private async Task<IReadOnlyList<EcsService>> SettleAsync(IReadOnlyList<EcsService> services, long started)
    {
        var schedule = new PollSchedule(inputs.PollInterval, Random.Shared);
        while (await RunningAsync(services) is { } sentence)
        {
            if (sentence != told)
                action.Log.Info(inputs.Busy == Busy.Wait ? $"{sentence} {Waiting(started)}" : sentence);
            told = sentence;
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
                return $"{sentence} {await MakerAsync(service.TaskDefinition)}".TrimEnd();
        }
        return null;
    }

    // Whom to ask; not being told is no reason to fail.
    private async Task<string> MakerAsync(string revision)
    {
        if (makers.TryGetValue(revision, out var known))
            return known;
        try
        {
            var tags = (await ecs.DescribeTaskDefinitionAsync(revision, action.Stopping)).Tags;
            return makers[revision] = RunTags.Maker(TaskDefinitionName.Short(revision), tags) ?? "";
        }
        catch (ReportedException)
        {
            return makers[revision] = "";
        }
    }
}
