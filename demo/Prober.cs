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
    private ProbeCount count = ProbeCount.Nothing;

    private Prober(IReadOnlyList<Uri> addresses) => visits = Task.WhenAll(addresses.Select(VisitAsync));

    public static Prober Start(IEnumerable<Uri> addresses) => new([.. addresses]);

    /// <summary>What was seen since the last call.</summary>
    public ProbeCount Take()
    {
        lock (gate)
        {
            var taken = count;
            count = ProbeCount.Nothing;
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
            var answer = await AskAsync(address);
            lock (gate)
                count = count.Add(answer);
        }
    }

    private async Task<ProbeAnswer> AskAsync(Uri address)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            using var answer = await http.GetAsync(address, CancellationToken.None);
            return answer.IsSuccessStatusCode ? ProbeAnswer.Of(await answer.Content.ReadAsStringAsync(CancellationToken.None)) : new ProbeAnswer($"{address} answered {(int)answer.StatusCode}");
        }
        catch (Exception problem) when (problem is HttpRequestException or TaskCanceledException)
        {
            return new ProbeAnswer($"{address} failed after {Stopwatch.GetElapsedTime(started).TotalMilliseconds:0} ms: {problem.Message}");
        }
    }
}
