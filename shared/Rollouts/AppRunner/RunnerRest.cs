using Actions.Aws;
using Actions.Toolkit;

namespace Actions.Rollouts;

/// <summary>Reads an App Runner service once nothing is under way on it: it does one thing at a time. Only reads.</summary>
/// <param name="runner">The client.</param>
/// <param name="named">The service.</param>
/// <param name="pollInterval">How often it is looked at.</param>
/// <param name="limit">How long it is waited for; null refuses at once.</param>
/// <param name="action">Log, clock, and the sign to stop.</param>
public sealed class RunnerRest(IAppRunner runner, NamedRunner named, TimeSpan pollInterval, TimeSpan? limit, ActionContext action)
{
    private string told = "";

    /// <summary>Waits, and reads it.</summary>
    /// <exception cref="UserError">It does not exist, or does not come to rest in time.</exception>
    public async Task<AppRunnerService> ReadAsync()
    {
        var arn = await Reading.OfAsync(named.ArnAsync(action.Stopping), action);
        var started = action.Time.GetTimestamp();
        return await SignOfLife.DuringAsync(SettleAsync(arn, started), action, _ => $"{told} {Waiting(started)}".TrimStart());
    }

    private async Task<AppRunnerService> SettleAsync(string arn, long started)
    {
        var schedule = new PollSchedule(pollInterval, Random.Shared);
        while (true)
        {
            var service = await named.DescribeAsync(arn, action.Stopping);
            if (await UnderWayAsync(service) is not { } sentence)
                return service;
            if (sentence != told)
                action.Log.Info(limit is null ? sentence : $"{sentence} {Waiting(started)}");
            told = sentence;
            if (limit is null || action.Time.GetElapsedTime(started) >= limit)
                throw Refusal(sentence);
            await Task.Delay(schedule.Next(), action.Time, action.Stopping);
        }
    }

    // Either may lag behind.
    private async Task<string?> UnderWayAsync(AppRunnerService service)
    {
        var newest = await runner.ListOperationsAsync(service.ServiceArn, 1, action.Stopping);
        if (newest is [var operation, ..] && AppRunnerOperationStatus.IsUnderWay(operation.Status))
            return $"{service.ServiceName}: operation {operation.Id} ({operation.Type}) is under way since {operation.StartedAt:HH:mm:ss} UTC: {operation.Status}.";
        return service.Status == AppRunnerServiceStatus.OperationInProgress ? $"{service.ServiceName}: an operation is under way." : null;
    }

    private string Waiting(long started) =>
        limit is { } time ? $"Waiting for its end, {DurationText.Format(time)} at most, {DurationText.Format(action.Time.GetElapsedTime(started))} so far." : "";

    private UserError Refusal(string sentence) => new(
        limit is { } time ? $"{sentence} It did not end within {DurationText.Format(time)}." : sentence,
        "App Runner does one thing at a time. Give the deploy jobs one 'concurrency:' group so that they never overlap; automatic deployments of the service get in the way too.");
}
