namespace Actions.Toolkit;

/// <summary>Keeps the log from being silent for more than 30 seconds while something is waited for: a wait must not look like a hang.</summary>
public static class SignOfLife
{
    // Together with twice the time between two looks less than 30 s.
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(18);
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(5);

    /// <summary>Waits for work, and says so whenever nothing else has been said for a while.</summary>
    /// <param name="work">What is waited for.</param>
    /// <param name="action">Log and clock.</param>
    /// <param name="say">From the time waited so far to a line for the log.</param>
    public static async Task DuringAsync(Task work, ActionContext action, Func<TimeSpan, string> say)
    {
        ArgumentNullException.ThrowIfNull(work);
        ArgumentNullException.ThrowIfNull(action);
        ArgumentNullException.ThrowIfNull(say);
        var began = action.Time.GetTimestamp();
        var (lines, since) = (action.Log.LinesShown, began);
        while (await Task.WhenAny(work, Task.Delay(Between, action.Time, CancellationToken.None)) != work)
        {
            var isSilent = action.Log.LinesShown == lines;
            if (isSilent && action.Time.GetElapsedTime(since) < Silence)
                continue;
            if (isSilent)
                action.Log.Info(say(action.Time.GetElapsedTime(began)));
            (lines, since) = (action.Log.LinesShown, action.Time.GetTimestamp());
        }
        await work;
    }

    /// <inheritdoc cref="DuringAsync(Task, ActionContext, Func{TimeSpan, string})"/>
    public static async Task<T> DuringAsync<T>(Task<T> work, ActionContext action, Func<TimeSpan, string> say)
    {
        await DuringAsync((Task)work, action, say);
        return await work;
    }
}
