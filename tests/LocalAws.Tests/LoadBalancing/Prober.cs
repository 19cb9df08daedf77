using System.Net;

namespace LocalAws.Tests.LoadBalancing;

/// <summary>Sends about 100 requests a second until ended, never more than 20,000.</summary>
internal sealed class Prober : IDisposable
{
    private readonly HttpClient http = new();
    private readonly CancellationTokenSource end = new();
    private readonly List<Task<(HttpStatusCode Status, string Body)>> sent = [];
    private readonly Task loop;

    public Prober(Uri uri) => loop = Task.Run(() => RunAsync(uri));

    public async Task<IReadOnlyList<(HttpStatusCode Status, string Body)>> EndAsync()
    {
        await end.CancelAsync();
        await loop;
        return await Task.WhenAll(sent);
    }

    private async Task RunAsync(Uri uri)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (!end.IsCancellationRequested && sent.Count < 20_000)
        {
            sent.Add(SendAsync(uri));
            await timer.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    private async Task<(HttpStatusCode, string)> SendAsync(Uri uri)
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
    }
}
