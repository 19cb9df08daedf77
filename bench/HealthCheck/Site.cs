using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Bench.HealthCheck;

/// <summary>A server that costs next to nothing: every request is answered 200 at once, on connections that stay open.</summary>
internal sealed class Site : IAsyncDisposable
{
    private static readonly byte[] Answer = Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 20\r\n\r\n{\"status\":\"healthy\"}");
    private static readonly byte[] EndOfHeader = "\r\n\r\n"u8.ToArray();

    private readonly TcpListener listener;
    private readonly bool isSilent;
    private readonly CancellationTokenSource stopping = new();
    private readonly Task accepting;

    /// <param name="port">0 takes a free one.</param>
    /// <param name="isSilent">Accepts and never answers.</param>
    public Site(int port = 0, bool isSilent = false)
    {
        this.isSilent = isSilent;
        listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start(backlog: 512);
        accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>A port where nobody listens.</summary>
    public static int FreePort()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        return ((IPEndPoint)free.LocalEndpoint).Port;
    }

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
        catch (Exception end) when (end is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The measurement is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var open = client;
        client.NoDelay = true;
        var stream = client.GetStream();
        var buffer = new byte[8192];
        var filled = 0;
        try
        {
            while (await stream.ReadAsync(buffer.AsMemory(filled), stopping.Token) is > 0 and var read)
            {
                filled += read;
                if (!buffer.AsSpan(0, filled).EndsWith(EndOfHeader)) continue;
                filled = 0;
                if (!isSilent) await stream.WriteAsync(Answer, stopping.Token);
            }
        }
        catch (Exception end) when (end is OperationCanceledException or IOException)
        {
            // The other side has gone, or the measurement is over.
        }
    }
}
