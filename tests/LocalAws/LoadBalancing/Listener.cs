using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LocalAws.LoadBalancing;

/// <summary>A port that forwards by a rule to healthy targets.</summary>
internal sealed class Listener : IAsyncDisposable
{
    private readonly WebApplication server;
    private readonly HttpMessageInvoker client;

    private Listener(WebApplication server, HttpMessageInvoker client, Uri uri) => (this.server, this.client, Uri) = (server, client, uri);

    public Uri Uri { get; }

    public static async Task<Listener> StartAsync(ListenerRule rule, IPAddress address, int port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Listen(address, port);
        });
        var application = builder.Build();
        var http = new HttpMessageInvoker(LoopbackHttp.Handler());
        var forwarder = new Forwarder(rule, http);
        application.Run(forwarder.ForwardAsync);
        await application.StartAsync(CancellationToken.None);
        var bound = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return new(application, http, new(bound));
    }

    public async ValueTask DisposeAsync()
    {
        using (var now = new CancellationTokenSource(TimeSpan.Zero))
            await server.StopAsync(now.Token);
        await server.DisposeAsync();
        client.Dispose();
    }
}
