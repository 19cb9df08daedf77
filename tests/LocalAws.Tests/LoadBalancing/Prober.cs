using System.Collections.Concurrent;
using System.Net;
using LocalAws.Tests.Kit;

namespace LocalAws.Tests.LoadBalancing;

/// <summary>Sends about 100 requests a second until ended: never more than 50 unanswered at a time, nor more than 20,000.</summary>
internal sealed class Prober : IDisposable
{
    private const int Most = 50;
    private readonly HttpClient http = new();
    private readonly CancellationTokenSource end = new();
    private readonly ConcurrentDictionary<string, int> answered = new(StringComparer.Ordinal);
    private readonly List<Task<(HttpStatusCode Status, string Body)>> sent = [];
    private readonly SemaphoreSlim room = new(Most);
    private readonly Task loop;

    public Prober(Uri uri) => loop = Task.Run(() => RunAsync(uri));

    /// <summary>Waits until there are 20 more answers with this body.</summary>
    public Task ReachesAsync(string body)
    {
        var enough = Answered(body) + 20;
        return Eventually.ShouldAsync(() => Answered(body) >= enough, () => $"Answers: {string.Join(", ", answered)}");
    }

    public async Task<IReadOnlyList<(HttpStatusCode Status, string Body)>> EndAsync()
    {
        await end.CancelAsync();
        await loop;
        return await Task.WhenAll(sent);
    }

    private int Answered(string body) => answered.GetValueOrDefault(body);

    private async Task RunAsync(Uri uri)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (!end.IsCancellationRequested && sent.Count < 20_000)
        {
            await room.WaitAsync(CancellationToken.None);
            sent.Add(SendAsync(uri));
            await timer.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    private async Task<(HttpStatusCode, string)> SendAsync(Uri uri)
    {
        var answer = await AnswerAsync(uri);
        answered.AddOrUpdate(answer.Body, 1, (_, count) => count + 1);
        room.Release();
        return answer;
    }

    private async Task<(HttpStatusCode Status, string Body)> AnswerAsync(Uri uri)
    {
        try
        {
            using var response = await http.GetAsync(uri);
            return (response.StatusCode, await response.Content.ReadAsStringAsync());
        }
        catch (HttpRequestException broken)
        {
            return (default, broken.Message);
        }
    }

    public void Dispose()
    {
        end.Cancel();
        end.Dispose();
        http.Dispose();
        room.Dispose();
    }
}
