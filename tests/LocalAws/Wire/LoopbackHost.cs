using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LocalAws.Wire;

/// <summary>An HTTP/1.1 server on 127.0.0.1, and on ::1 with the same port where the machine has it.</summary>
public sealed class LoopbackHost : IAsyncDisposable
{
    private readonly WebApplication _application;

    private LoopbackHost(WebApplication application, int port)
    {
        _application = application;
        Port = port;
    }

    public int Port { get; }

    /// <param name="port">0 = a free port.</param>
    /// <param name="address">Null = loopback. Any other address only makes sense inside a container.</param>
    public static async Task<LoopbackHost> StartAsync(RequestDelegate handler, int port, IPAddress? address, CancellationToken cancellationToken)
    {
        var sockets = Bind(port, address);
        // An empty builder reads no environment and no files: nothing outside can change where this server listens.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options => Configure(options, sockets.Keys));
        builder.Services.Configure<SocketTransportOptions>(options => options.CreateBoundListenSocket = endpoint => sockets[endpoint]);
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(1));
        var application = builder.Build();
        application.Run(handler);
        await application.StartAsync(cancellationToken);
        return new LoopbackHost(application, ((IPEndPoint)sockets.Keys.First()).Port);
    }

    public async ValueTask DisposeAsync() => await _application.DisposeAsync();

    private static void Configure(KestrelServerOptions options, IEnumerable<EndPoint> endpoints)
    {
        options.AddServerHeader = false;
        options.AllowSynchronousIO = false;
        options.Limits.MaxRequestBodySize = 128 * 1024 * 1024;
        foreach (var endpoint in endpoints)
            options.Listen(endpoint, listen => listen.Protocols = HttpProtocols.Http1);
    }

    /// <summary>Binds here and not in Kestrel, so that both addresses get the same free port.</summary>
    private static Dictionary<EndPoint, Socket> Bind(int port, IPAddress? address)
    {
        var first = Listen(address ?? IPAddress.Loopback, port);
        var bound = new Dictionary<EndPoint, Socket> { [first.LocalEndPoint!] = first };
        if (address is null && TryListenV6(((IPEndPoint)first.LocalEndPoint!).Port) is { } second)
            bound[second.LocalEndPoint!] = second;
        return bound;
    }

    private static Socket? TryListenV6(int port)
    {
        try
        {
            return Socket.OSSupportsIPv6 ? Listen(IPAddress.IPv6Loopback, port) : null;
        }
        catch (SocketException)
        {
            // No ::1 on this machine, or its port is taken: clients use the IPv4 address anyway.
            return null;
        }
    }

    private static Socket Listen(IPAddress address, int port)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(address, port));
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
