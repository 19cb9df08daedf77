using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Actions.Aws.Tests;

/// <summary>A server on loopback that records what it is sent and answers what the test says.</summary>
internal sealed class FakeAws : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<Recorded> requests = new();

    private FakeAws(WebApplication app) => this.app = app;

    public Uri Url { get; private set; } = null!;

    /// <summary>In order of arrival.</summary>
    public IReadOnlyList<Recorded> Requests => [.. requests];

    /// <summary>Requests without those of STS, which every session sends first.</summary>
    public IReadOnlyList<Recorded> ServiceRequests => [.. requests.Where(request => request.Operation.Length > 0)];

    /// <summary>Answers a request; STS is answered before it is asked.</summary>
    public Func<HttpContext, Recorded, Task> Answer { get; set; } = (context, _) => JsonAsync(context, 200, "{}");

    /// <summary>Answers STS; null answers with keys that live for an hour.</summary>
    public Func<HttpContext, Recorded, Task>? AnswerSts { get; set; }

    /// <summary>The clock of <see cref="AnswerSts"/>.</summary>
    public TimeProvider Time { get; set; } = TimeProvider.System;

    public static async Task<FakeAws> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0));
        var web = builder.Build();
        var fake = new FakeAws(web);
        web.Run(fake.HandleAsync);
        await web.StartAsync(CancellationToken.None);
        fake.Url = new Uri(web.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        return fake;
    }

    public static async Task JsonAsync(HttpContext context, int status, string body, params (string Name, string Value)[] headers)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/x-amz-json-1.1";
        context.Response.Headers["x-amzn-requestid"] = "4f6c1a2e-request";
        foreach (var (name, value) in headers)
            context.Response.Headers[name] = value;
        await context.Response.WriteAsync(body, context.RequestAborted);
    }

    public static Task ErrorAsync(HttpContext context, int status, string code, string message) =>
        JsonAsync(context, status, new JsonObject { ["__type"] = code, ["message"] = message }.ToJsonString());

    public static async Task XmlAsync(HttpContext context, int status, string body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/xml";
        await context.Response.WriteAsync(body, context.RequestAborted);
    }

    public async ValueTask DisposeAsync()
    {
        using var atOnce = new CancellationTokenSource(TimeSpan.Zero);
        await app.StopAsync(atOnce.Token);
        await app.DisposeAsync();
    }

    private async Task HandleAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var request = new Recorded(
            context.Request.Method,
            context.Request.Path + context.Request.QueryString,
            context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            await reader.ReadToEndAsync(context.RequestAborted));
        requests.Enqueue(request);
        await (request.Body.StartsWith("Action=", StringComparison.Ordinal) ? AnswerSts ?? KnownSts : Answer)(context, request);
    }

    private Task KnownSts(HttpContext context, Recorded request) => XmlAsync(context, 200, StsXml.Of(request, Time.GetUtcNow()));
}

/// <summary>A request as it came over the wire.</summary>
internal sealed record Recorded(string Method, string Path, IReadOnlyDictionary<string, string> Headers, string Body)
{
    /// <summary>After the dot of X-Amz-Target.</summary>
    public string Operation => Headers.GetValueOrDefault("X-Amz-Target")?.Split('.')[1] ?? "";

    public JsonObject Json => JsonNode.Parse(Body)!.AsObject();
}
