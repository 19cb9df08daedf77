using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.RegularExpressions;

namespace Testing.Http;

/// <summary>A server that misbehaves: it reads the header of a request and then does with the connection what the test says.</summary>
public sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stopping = new();
    private readonly Func<string, Stream, CancellationToken, Task> answer;
    private readonly Task accepting;
    private readonly List<string> requests = [];

    private readonly SslServerAuthenticationOptions? tls;

    private RawServer(Func<string, Stream, CancellationToken, Task> answer, SslServerAuthenticationOptions? tls = null)
    {
        this.answer = answer;
        this.tls = tls;
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

    public static RawServer StartTls(X509Certificate2 certificate, Func<string, string> answer) =>
        StartTls(new SslServerAuthenticationOptions { ServerCertificate = certificate }, answer);

    public static RawServer StartTls(SslServerAuthenticationOptions tls, Func<string, string> answer) =>
        new((request, stream, cancellation) => stream.WriteAsync(Encoding.UTF8.GetBytes(answer(request)), cancellation).AsTask(), tls);

    public static string Response(int status, string body, params string[] headers) =>
        $"HTTP/1.1 {status} X\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n{string.Concat(headers.Select(header => header + "\r\n"))}\r\n{body}";

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        listener.Stop();
        await accepting;
        stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true) _ = ServeAsync(await listener.AcceptTcpClientAsync(stopping.Token));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or InvalidOperationException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var _ = client;
        try
        {
            var stream = await SecuredAsync(client.GetStream());
            var request = await ReadHeaderAsync(stream);
            lock (requests) requests.Add(request);
            await answer(request, stream, stopping.Token);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException or AuthenticationException)
        {
            // The client went away, or the test is over.
        }
    }

    private async Task<Stream> SecuredAsync(NetworkStream plain)
    {
        if (tls is null) return plain;
        var secure = new SslStream(plain);
        await secure.AuthenticateAsServerAsync(tls, stopping.Token);
        return secure;
    }

    private async Task<string> ReadHeaderAsync(Stream stream)
    {
        var text = new StringBuilder();
        var buffer = new byte[1];
        while (!text.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(buffer, stopping.Token) == 0) throw new IOException("closed");
            text.Append((char)buffer[0]);
        }

        await DrainAsync(stream, text.ToString());
        return text.ToString();
    }

    // A connection that is closed with unread bytes is reset, and the answer is lost.
    private async Task DrainAsync(Stream stream, string header)
    {
        var length = Regex.Match(header, @"Content-Length: (\d+)", RegexOptions.IgnoreCase);
        if (length.Success) await stream.ReadExactlyAsync(new byte[int.Parse(length.Groups[1].Value)], stopping.Token);
    }
}
