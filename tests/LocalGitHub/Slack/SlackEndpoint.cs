using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LocalGitHub;

/// <summary>An incoming webhook of a chat that refuses what Slack refuses (Slack documentation, "Sending messages using incoming webhooks").</summary>
internal static class SlackEndpoint
{
    private const int LongestText = 40_000;
    private const int MostBlocks = 50;
    private const int LongestSection = 3_000;
    private const int LongestHeader = 150;

    public static void Map(IEndpointRouteBuilder routes, IReadOnlySet<string> webhooks) =>
        routes.MapPost("/services/{**path}", async (string path, HttpRequest request) =>
        {
            if (!webhooks.Contains(path)) return Reply.Text(404, "no_service");
            var problem = Problem(await ReadAsync(request));
            return problem is null ? Reply.Text(200, "ok") : Reply.Text(400, problem);
        });

    /// <summary>Slack's word for what is wrong with a payload, or null.</summary>
    public static string? Problem(string payload)
    {
        try
        {
            using var document = JsonDocument.Parse(payload);
            return document.RootElement.ValueKind == JsonValueKind.Object ? ProblemOf(document.RootElement) : "invalid_payload";
        }
        catch (JsonException)
        {
            return "invalid_payload";
        }
    }

    private static string? ProblemOf(JsonElement message)
    {
        var text = message.TryGetProperty("text", out var given) && given.ValueKind == JsonValueKind.String ? given.GetString()! : "";
        var blocks = message.TryGetProperty("blocks", out var list) ? list : default;
        var attached = message.TryGetProperty("attachments", out var attachments) && attachments.ValueKind == JsonValueKind.Array && attachments.GetArrayLength() > 0;
        if (blocks.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Array)) return "invalid_blocks_format";
        var count = blocks.ValueKind == JsonValueKind.Array ? blocks.GetArrayLength() : 0;
        if (text.Length == 0 && count == 0 && !attached) return "no_text";
        if (text.Length > LongestText) return "msg_too_long";
        if (count > MostBlocks) return "invalid_blocks";
        return count > 0 && !blocks.EnumerateArray().All(IsValid) ? "invalid_blocks" : null;
    }

    private static bool IsValid(JsonElement block)
    {
        if (block.ValueKind != JsonValueKind.Object || !block.TryGetProperty("type", out var type) || type.ValueKind != JsonValueKind.String) return false;
        return type.GetString() switch
        {
            "section" => HasTextUpTo(block, LongestSection) || block.TryGetProperty("fields", out _),
            "header" => HasTextUpTo(block, LongestHeader),
            _ => true,
        };
    }

    private static bool HasTextUpTo(JsonElement block, int longest) =>
        block.TryGetProperty("text", out var text) && text.ValueKind == JsonValueKind.Object
        && text.TryGetProperty("text", out var words) && words.ValueKind == JsonValueKind.String
        && words.GetString()!.Length is var length && length > 0 && length <= longest;

    private static async Task<string> ReadAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        return await reader.ReadToEndAsync();
    }
}
