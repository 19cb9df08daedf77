using Actions.Toolkit;

namespace Actions.Rollouts;

/// <summary>Reads that AWS may be slow to answer: each is tried for two minutes, and the log says so meanwhile.</summary>
public static class Reading
{
    /// <summary>Waits for a read.</summary>
    public static Task<T> OfAsync<T>(Task<T> read, ActionContext action) =>
        SignOfLife.DuringAsync(read, action, waited => $"AWS has not answered yet, {DurationText.Format(waited)} so far");
}
