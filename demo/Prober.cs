using System.Diagnostics;

namespace Demo;

/// <summary>A visitor who never stops asking: one request after the other to every address, each answer counted.</summary>
internal sealed class Prober : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(40);
    private readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(5) };
    private readonly CancellationTokenSource stop = new();
    private readonly Lock gate = new();
    private readonly Task visits;
    private ProbeCount count = new(0, 0, null);

    private Prober(IReadOnlyList<Uri> addresses) => visits = Task.WhenAll(addresses.Select(VisitAsync));

    public static Prober Start(IEnumerable<Uri> addresses) => new([.. addresses]);

    /// <summary>What was seen since the last call.</summary>
    public ProbeCount Take()
    {
        lock (gate)
        {
            var taken = count;
            count = new ProbeCount(0, 0, null);
            return taken;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await visits;
        stop.Dispose();
        http.Dispose();
    }

    private async Task VisitAsync(Uri address)
    {
        using var pace = new PeriodicTimer(Pause);
        while (!stop.IsCancellationRequested && await pace.WaitForNextTickAsync(CancellationToken.None))
        {
            var failure = await AskAsync(address);
            lock (gate)
                count = new ProbeCount(count.Requests + 1, count.Failed + (failure is null ? 0 : 1), count.FirstFailure ?? failure);
        }
    }

    private async Task<string?> AskAsync(Uri address)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            using var answer = await http.GetAsync(address, CancellationToken.None);
            return answer.IsSuccessStatusCode ? null : $"{address} answered {(int)answer.StatusCode}";
        }
        catch (Exception problem) when (problem is HttpRequestException or TaskCanceledException)
        {
            return $"{address} failed after {Stopwatch.GetElapsedTime(started).TotalMilliseconds:0} ms: {problem.Message}";
        }
    }
}
