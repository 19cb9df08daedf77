using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LocalGitHub;

/// <summary>
/// A webhook of Discord that takes Slack's form, of which it reads the text and the attachments, not the blocks
/// (Discord documentation, "Execute Slack-Compatible Webhook" and "Execute Webhook": content of at most 2,000 characters).
/// </summary>
internal static class DiscordEndpoint
{
    private const int LongestContent = 2_000;

    public static void Map(IEndpointRouteBuilder routes, LocalGitHubOptions options) =>
        routes.MapPost("/api/webhooks/{id}/{token}/slack", async (string id, string token, HttpRequest request) =>
        {
            if (!options.Webhooks.Contains($"{id}/{token}")) return Reply.Json(404, new JsonObject { ["message"] = "Unknown Webhook", ["code"] = 10015 });
            return await ContentAsync(request) switch
            {
                null or "" => Refused("Cannot send an empty message", 50006),
                { Length: > LongestContent } => Refused("Invalid Form Body", 50035),
                _ => Reply.Text(200, "ok"),
            };
        });

    private static async Task<string?> ContentAsync(HttpRequest request)
    {
        try
        {
            return (await JsonNode.ParseAsync(request.Body))?["text"]?.GetValue<string>();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IResult Refused(string message, int code) => Reply.Json(400, new JsonObject { ["message"] = message, ["code"] = code });
}
