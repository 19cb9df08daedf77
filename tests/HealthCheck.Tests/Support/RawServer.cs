using System.Net;
using System.Net.Sockets;
using System.Text;

namespace HealthCheck.Tests.Support;

/// <summary>A server that misbehaves: it reads the header of a request and then does with the connection what the test says.</summary>
sealed class RawServer : IAsyncDisposable
{
    readonly TcpListener listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource stopping = new();
    readonly Func<string, Stream, CancellationToken, Task> answer;
    readonly Task accepting;
    readonly List<string> requests = [];

    RawServer(Func<string, Stream, CancellationToken, Task> answer)
    {
        this.answer = answer;
        listener.Start();
        accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public string Url => $"http://127.0.0.1:{Port}";

    /// <summary>The header of every request, in order.</summary>
    public IReadOnlyList<string> Requests
    {
        get
        {
            lock (requests) return [.. requests];
        }
    }

    public static RawServer Start(Func<string, Stream, CancellationToken, Task> answer) => new(answer);

    /// <summary>Answers every request with the text of a whole response, and closes.</summary>
    public static RawServer Start(Func<string, string> answer) =>
        new((request, stream, cancellation) => stream.WriteAsync(Encoding.UTF8.GetBytes(answer(request)), cancellation).AsTask());

    public static string Response(int status, string body, params string[] headers) =>
        $"HTTP/1.1 {status} X\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n{string.Concat(headers.Select(header => header + "\r\n"))}\r\n{body}";

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        listener.Stop();
        await accepting;
        stopping.Dispose();
    }

    async Task AcceptAsync()
    {
        try
        {
            while (true) _ = ServeAsync(await listener.AcceptTcpClientAsync(stopping.Token));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    async Task ServeAsync(TcpClient client)
    {
        using var _ = client;
        try
        {
            var stream = client.GetStream();
            var request = await ReadHeaderAsync(stream);
            lock (requests) requests.Add(request);
            await answer(request, stream, stopping.Token);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The client went away, or the test is over.
        }
    }

    async Task<string> ReadHeaderAsync(NetworkStream stream)
    {
        var text = new StringBuilder();
        var buffer = new byte[1];
        while (!text.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(buffer, stopping.Token) == 0) throw new IOException("closed");
            text.Append((char)buffer[0]);
        }

        return text.ToString();
    }
}
