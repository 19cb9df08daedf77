using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace HealthCheck.Tests.Support;

/// <summary>A real server with routes of a test, which remembers what was sent: <c>POST /orders?x=1 {"a":1}</c>.</summary>
internal sealed class ShopServer : IAsyncDisposable
{
    private readonly WebApplication server;
    private readonly List<string> requests = [];

    private ShopServer(WebApplication server) => this.server = server;

    public string Url => server.Urls.First();

    public int Port => new Uri(Url).Port;

    public IReadOnlyList<string> Requests
    {
        get
        {
            lock (requests) return [.. requests];
        }
    }

    public static async Task<ShopServer> StartAsync(params (string Route, Func<HttpContext, string, Task> Answer)[] routes)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var shop = new ShopServer(builder.Build());
        shop.server.Run(context => shop.AnswerAsync(context, routes));
        await shop.server.StartAsync();
        return shop;
    }

    public async ValueTask DisposeAsync()
    {
        await server.StopAsync();
        await server.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context, (string Route, Func<HttpContext, string, Task> Answer)[] routes)
    {
        var body = await new StreamReader(context.Request.Body, Encoding.UTF8).ReadToEndAsync();
        var route = $"{context.Request.Method} {context.Request.Path}";
        lock (requests) requests.Add($"{context.Request.Method} {context.Features.Get<IHttpRequestFeature>()!.RawTarget} {body}".TrimEnd());
        if (routes.FirstOrDefault(known => known.Route == route).Answer is { } answer) await answer(context, body);
        else context.Response.StatusCode = 404;
    }
}
