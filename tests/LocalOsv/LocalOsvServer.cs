using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LocalOsv;

/// <summary>A running local OSV: the endpoints sbom-scan calls. Many can run in one process.</summary>
public sealed class LocalOsvServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly LocalOsvOptions options;
    private readonly FaultBook faults;
    private readonly OsvStore store = new();
    private readonly List<RecordedRequest> requests = [];
    private int atOnce;

    private LocalOsvServer(WebApplication app, LocalOsvOptions options)
    {
        (this.app, this.options) = (app, options);
        faults = new FaultBook(options.Faults);
        if (options.Data != null) store.AddFolder(options.Data);
    }

    /// <summary>What clients get as the base address of the service.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1");

    /// <summary>Every request so far.</summary>
    public IReadOnlyList<RecordedRequest> Requests
    {
        get
        {
            lock (requests) return [.. requests];
        }
    }

    /// <summary>Most requests that waited for the latency at the same time.</summary>
    public int MostAtOnce { get; private set; }

    /// <summary>Adds a record, or replaces the one of its id.</summary>
    public void Add(string json) => store.Add(json);

    public void Add(FaultRule rule) => faults.Add(rule);

    public static async Task<LocalOsvServer> StartAsync(LocalOsvOptions? options = null, CancellationToken cancellation = default)
    {
        options ??= new LocalOsvOptions();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(options.ListenOnAllAddresses ? IPAddress.Any : IPAddress.Loopback, options.Port));
        builder.Services.AddRouting();
        var server = new LocalOsvServer(builder.Build(), options);
        await server.StartAsync(cancellation);
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync(new CancellationToken(canceled: true));
        await app.DisposeAsync();
    }

    private async Task StartAsync(CancellationToken cancellation)
    {
        app.Use(HandleAsync);
        app.UseRouting();
        new OsvEndpoints(store, options).Map(app);
        await app.StartAsync(cancellation);
        var listening = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        Address = new Uri($"http://127.0.0.1:{listening.Port}");
    }

    private async Task HandleAsync(HttpContext context, RequestDelegate next)
    {
        var record = await RecordAsync(context.Request);
        // Noted before the client can see the answer.
        context.Response.OnStarting(() =>
        {
            record.Status = context.Response.StatusCode;
            return Task.CompletedTask;
        });
        await WaitAsync();
        var fault = faults.Next(record);
        context.Items[nameof(FaultRule)] = fault;
        if (fault is null or { Kind: FaultKind.Partial or FaultKind.EndlessPages }) await next(context);
        else await TroubleMaker.MakeAsync(fault, context);
    }

    private async Task WaitAsync()
    {
        lock (requests) MostAtOnce = Math.Max(MostAtOnce, ++atOnce);
        if (options.Latency > TimeSpan.Zero) await Task.Delay(options.Latency);
        lock (requests) atOnce--;
    }

    private async Task<RecordedRequest> RecordAsync(HttpRequest request)
    {
        request.EnableBuffering();
        using var reader = new StreamReader(request.Body, leaveOpen: true);
        var body = await reader.ReadToEndAsync();
        request.Body.Position = 0;
        var headers = request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        var record = new RecordedRequest(request.Method, request.Path + request.QueryString, headers, body);
        lock (requests) requests.Add(record);
        return record;
    }
}
