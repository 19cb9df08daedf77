using Actions.Toolkit;

namespace Actions.Rollouts;

/// <summary>Waits until nothing is under way on a service.</summary>
/// <param name="pollInterval">How often it is looked at.</param>
/// <param name="limit">How long it is waited for; null refuses at once.</param>
/// <param name="remedy">What to do when it does not come to rest.</param>
/// <param name="action">Log, clock, and the sign to stop.</param>
public sealed class RestWait(TimeSpan pollInterval, TimeSpan? limit, string remedy, ActionContext action)
{
    private string told = "";

    /// <summary>Looks until nothing is under way.</summary>
    /// <param name="look">Tells what is under way, as a sentence, or null; and the state seen.</param>
    /// <returns>The state in which nothing was under way.</returns>
    /// <exception cref="UserError">It does not come to rest in time.</exception>
    public async Task<T> RunAsync<T>(Func<Task<(string? UnderWay, T State)>> look)
    {
        ArgumentNullException.ThrowIfNull(look);
        var started = action.Time.GetTimestamp();
        return await SignOfLife.DuringAsync(SettleAsync(look, started), action, _ => $"{told} {Waiting(started)}".TrimStart());
    }

    private async Task<T> SettleAsync<T>(Func<Task<(string? UnderWay, T State)>> look, long started)
    {
        var schedule = new PollSchedule(pollInterval, Random.Shared);
        while (true)
        {
            var (sentence, state) = await look();
            if (sentence is null)
                return state;
            if (sentence != told)
                action.Log.Info($"{sentence} {Waiting(started)}".TrimEnd());
            told = sentence;
            if (limit is null || action.Time.GetElapsedTime(started) >= limit)
                throw new UserError(limit is { } time ? $"{sentence} It did not end within {DurationText.Format(time)}." : sentence, remedy);
            await Task.Delay(schedule.Next(), action.Time, action.Stopping);
        }
    }

    private string Waiting(long started) =>
        limit is { } time ? $"Waiting for its end, {DurationText.Format(time)} at most, {DurationText.Format(action.Time.GetElapsedTime(started))} so far." : "";
}
