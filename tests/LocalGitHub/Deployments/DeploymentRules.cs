using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace LocalGitHub;

/// <summary>What GitHub refuses (GitHub documentation, "Create a deployment", "Create a deployment status").</summary>
public static class DeploymentRules
{
    private const int LongestDescription = 140;
    // Not documented; what a text column holds.
    private const int LargestPayload = 65_535;
    private static readonly string[] States = ["error", "failure", "inactive", "in_progress", "queued", "pending", "success"];

    /// <returns>Null when it is no JSON object.</returns>
    public static async Task<JsonObject?> BodyAsync(HttpRequest request)
    {
        try
        {
            return await JsonNode.ParseAsync(request.Body) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>What is wrong with the body of a creation; null for nothing.</summary>
    public static IResult? WrongCreation(JsonObject body) =>
        Missing(body, "ref")
        ?? WrongKind(body, JsonValueKind.String, "ref", "task", "environment", "description")
        ?? WrongFlag(body, "auto_merge", "transient_environment", "production_environment")
        ?? (body["payload"] is null or JsonObject or JsonValue ? null : Invalid("For 'properties/payload', it is not an object."))
        ?? (Encoding.UTF8.GetByteCount(body["payload"]?.ToJsonString() ?? "") > LargestPayload ? Validation("Deployment", "payload", "payload is too large") : null);

    /// <summary>The merge that is wanted unless it is declined, and the checks that are waited for unless none is named.</summary>
    public static IResult? Conflict(JsonObject body, string name)
    {
        if (body["auto_merge"]?.GetValue<bool>() != false) return Reply.Message(409, $"Conflict merging main into {name}.");
        return body["required_contexts"] is JsonArray { Count: 0 } ? null : Reply.Message(409, $"Conflict: Commit status checks failed for {name}.");
    }

    /// <summary>What is wrong with the body of a status; null for nothing.</summary>
    public static IResult? WrongStatus(JsonObject body) =>
        Missing(body, "state")
        ?? WrongKind(body, JsonValueKind.String, "state", "description", "log_url", "target_url", "environment_url", "environment")
        ?? WrongFlag(body, "auto_inactive")
        ?? (States.Contains(body["state"]!.GetValue<string>()) ? null : Validation("DeploymentStatus", "state", "state is not included in the list"))
        ?? (Length(body, "description") <= LongestDescription ? null : Validation("DeploymentStatus", "description", $"description is too long (maximum is {LongestDescription} characters)"))
        ?? WrongAddress(body, "log_url")
        ?? WrongAddress(body, "environment_url");

    private static int Length(JsonObject body, string name) => body[name]?.GetValue<string>().EnumerateRunes().Count() ?? 0;

    private static IResult? WrongAddress(JsonObject body, string name) => body[name]?.GetValue<string>() is null or ""
        || (Uri.TryCreate(body[name]!.GetValue<string>(), UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
        ? null
        : Validation("DeploymentStatus", name, $"{name} must use http(s) scheme");

    private static IResult? Missing(JsonObject body, string name) => body[name] is null ? Invalid($"\"{name}\" wasn't supplied.") : null;

    private static IResult? WrongKind(JsonObject body, JsonValueKind kind, params IReadOnlyList<string> names) =>
        names.FirstOrDefault(name => body[name] is { } node && node.GetValueKind() != kind) is { } wrong ? Invalid($"For 'properties/{wrong}', it is not a {kind}.") : null;

    private static IResult? WrongFlag(JsonObject body, params IReadOnlyList<string> names) =>
        names.FirstOrDefault(name => body[name] is { } node && node.GetValueKind() is not (JsonValueKind.True or JsonValueKind.False)) is { } wrong ? Invalid($"For 'properties/{wrong}', it is not a boolean.") : null;

    private static IResult Invalid(string why) => Reply.Message(422, $"Invalid request.\n\n{why}");

    private static IResult Validation(string resource, string field, string message) => Reply.Json(422, new JsonObject
    {
        ["message"] = "Validation Failed",
        ["errors"] = new JsonArray(new JsonObject { ["resource"] = resource, ["code"] = "custom", ["field"] = field, ["message"] = message }),
        ["documentation_url"] = "https://docs.github.com/rest/deployments",
        ["status"] = "422",
    });
}
