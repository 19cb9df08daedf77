using System.Net;
using System.Net.Sockets;
using Testing.Containers;

namespace EndToEnd.Tests;

/// <summary>A web site on the host's side of a network of Docker, so that a container reaches it.</summary>
internal sealed class LocalSite : IAsyncDisposable
{
    private readonly HttpListener listener = new();
    private readonly Func<string, (int Status, string Body)> answer;
    private readonly Task serving;

    private LocalSite(Uri address, Func<string, (int, string)> answer)
    {
        Address = address;
        this.answer = answer;
        listener.Prefixes.Add(address.ToString());
        listener.Start();
        serving = ServeAsync();
    }

    public Uri Address { get; }

    public int Requests { get; private set; }

    public static async Task<LocalSite> StartAsync(DockerEngine engine, Func<string, (int Status, string Body)> answer, string network = Bridge.Default)
    {
        var gateway = await Bridge.AddressAsync(engine, network);
        return new LocalSite(new Uri($"http://{gateway}:{FreePort(gateway)}/"), answer);
    }

    private static int FreePort(IPAddress address)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(address, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    private async Task ServeAsync()
    {
        while (listener.IsListening)
        {
            try
            {
                var exchange = await listener.GetContextAsync();
                Requests++;
                var (status, body) = answer(exchange.Request.Url!.AbsolutePath);
                exchange.Response.StatusCode = status;
                await exchange.Response.OutputStream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(body));
                exchange.Response.Close();
            }
            catch (Exception ended) when (ended is HttpListenerException or ObjectDisposedException)
            {
                // The client left, or the site was closed.
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        listener.Stop();
        await serving;
        listener.Close();
    }
}
