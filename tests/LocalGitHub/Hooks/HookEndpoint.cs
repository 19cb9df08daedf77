using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LocalGitHub;

/// <summary>Takes signed webhooks as a careful consumer would.</summary>
internal sealed class HookEndpoint(LocalHooks hooks, TimeProvider time)
{
    private const int LargestBody = 100_000;

    public void Map(IEndpointRouteBuilder routes) => routes.MapPost("/hooks/{name}", TakeAsync);

    private async Task<IResult> TakeAsync(HttpRequest request)
    {
        using var buffer = new MemoryStream();
        await request.Body.CopyToAsync(buffer);
        var body = buffer.ToArray();
        if (body.Length > LargestBody) return Reply.Text(413, "request entity too large");
        if (!SignedRequest.IsGenuine(body, request.Headers["X-Suite-Timestamp"].ToString(), request.Headers["X-Suite-Signature"].ToString(), hooks.Secret, time.GetUtcNow()))
            return Reply.Text(401, "the signature is wrong");
        if (!Guid.TryParse(request.Headers["X-Suite-Delivery"], out var id) || request.ContentType?.StartsWith("application/json", StringComparison.Ordinal) != true) return Reply.Text(400, "bad request");
        hooks.Take(new HookDelivery($"{id}", request.Headers["X-Suite-Event"].ToString(), Encoding.UTF8.GetString(body)));
        return Reply.Json(200, new JsonObject { ["taken"] = true });
    }
}
