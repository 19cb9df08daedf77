namespace Actions.Rollouts;

/// <summary>Several watches at once, over one stretch of time.</summary>
public static class Watches
{
    /// <summary>Runs all of them to their end, or until one is unhealthy: the others are then ended too.</summary>
    /// <param name="watches">Each says healthy when its time is over and all was well.</param>
    /// <param name="quiet">What to say when all is well.</param>
    /// <param name="stopping">Ends them at once.</param>
    /// <returns>The unhealthy verdict, else the first one that is inconclusive, else <paramref name="quiet"/>, or a watch's own words.</returns>
    public static async Task<GateVerdict> RunAsync(IEnumerable<Func<CancellationToken, Task<GateVerdict>>> watches, GateVerdict quiet, CancellationToken stopping)
    {
        ArgumentNullException.ThrowIfNull(watches);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var running = watches.Select(watch => watch(stop.Token)).ToList();
        var verdict = quiet;
        while (running.Count > 0 && verdict.Kind != GateKind.Unhealthy)
        {
            var ended = await Task.WhenAny(running);
            running.Remove(ended);
            var said = await ended;
            verdict = said.Kind == GateKind.Healthy && verdict.Kind != GateKind.Healthy ? verdict : said;
        }
        await stop.CancelAsync();
        await Task.WhenAll(running).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return verdict;
    }
}
