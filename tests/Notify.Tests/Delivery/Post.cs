using System.Text;
using Notify.Delivery;
using Notify.Tests.Support;
using Testing.Http;

namespace Notify.Tests.Delivery;

/// <summary>One POST to a server that misbehaves, on a clock that waits for nobody.</summary>
internal sealed class Post : IAsyncDisposable
{
    private readonly RawServer server;
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = Timeout.InfiniteTimeSpan };

    private Post(RawServer server) => this.server = server;

    public PacedTime Time { get; private init; } = new();

    public List<string> Log { get; } = [];

    /// <summary>That of the server.</summary>
    public Uri Address => new($"{server.Url}/services/secret-path");

    public int Requests => server.Requests.Count;

    /// <summary>The text of a response after which the connection is closed.</summary>
    public static string Response(int status, string body, params string[] headers) => RawServer.Response(status, body, [.. headers, "Connection: close"]);

    /// <summary>To a server that answers with each of these texts in turn, and with the last one from then on.</summary>
    public static Post To(params string[] responses)
    {
        var count = 0;
        return new Post(RawServer.Start(_ => responses[Math.Min(count++, responses.Length - 1)]));
    }

    /// <summary>To a server that does this with the connection once it has the whole request.</summary>
    public static Post ToOne(Func<PacedTime, Stream, CancellationToken, Task> answer)
    {
        var time = new PacedTime();
        return new Post(RawServer.Start((_, stream, cancellation) => answer(time, stream, cancellation))) { Time = time };
    }

    public async Task<SinkAnswer> SendAsync(WhenUnsure whenUnsure = WhenUnsure.Repeat, Allowance? allowance = null, Uri? address = null)
    {
        var sender = new SinkHttp(http, allowance ?? new Allowance(), Time, Log.Add);
        return await sender.SendAsync(new SinkRequest(HttpMethod.Post, address ?? Address, Encoding.UTF8.GetBytes("""{"a":1}""")) { WhenUnsure = whenUnsure }, TestContext.Current.CancellationToken);
    }

    public Task<SinkFailure> FailAsync(WhenUnsure whenUnsure = WhenUnsure.Repeat, Uri? address = null) =>
        Should.ThrowAsync<SinkFailure>(() => SendAsync(whenUnsure, address: address));

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await server.DisposeAsync();
    }
}
