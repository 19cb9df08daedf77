using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace LocalGitHub;

/// <summary>Bodies of requests.</summary>
internal static class JsonRequest
{
    /// <summary>The body as a JSON object; null when it is none, or does not say that it is JSON.</summary>
    public static async Task<JsonObject?> ReadAsync(HttpRequest request)
    {
        try
        {
            return request.HasJsonContentType() ? await JsonNode.ParseAsync(request.Body) as JsonObject : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
