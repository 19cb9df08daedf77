using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace LocalGitHub;

/// <summary>What PagerDuty refuses (PagerDuty documentation, "Events API v2 Overview", "Send an Alert Event", "Send a Change Event").</summary>
public static class PagerDutyRules
{
    private const int LargestEvent = 512 * 1024;
    private static readonly string[] Actions = ["trigger", "acknowledge", "resolve"];
    private static readonly string[] Severities = ["critical", "error", "warning", "info"];

    /// <summary>What is wrong with an event.</summary>
    /// <param name="one">The event.</param>
    /// <param name="isChange">Whether it was sent as a change.</param>
    public static IReadOnlyList<string> Problems(JsonObject one, bool isChange)
    {
        var payload = one["payload"] as JsonObject;
        var problems = new List<string>();
        if (Encoding.UTF8.GetByteCount(one.ToJsonString()) > LargestEvent) problems.Add("the event is larger than 512 KB");
        var action = Text(one["event_action"]);
        if (!isChange && !Actions.Contains(action)) problems.Add("'event_action' is missing or invalid");
        if (!isChange && Text(one["dedup_key"]).Length > 255) problems.Add("'dedup_key' is longer than 255 characters");
        if (!isChange && action != "trigger") return problems;
        if (Text(payload?["summary"]).Length is 0 or > 1024) problems.Add("'payload.summary' is missing or too long");
        if (!isChange && Text(payload?["source"]).Length == 0) problems.Add("'payload.source' is missing or blank");
        if (!isChange && !Severities.Contains(Text(payload?["severity"]))) problems.Add("'payload.severity' is invalid (must be one of the following: 'critical', 'warning', 'error' or 'info')");
        if (payload?["timestamp"] is { } time && !DateTimeOffset.TryParse(Text(time), CultureInfo.InvariantCulture, out _)) problems.Add("'payload.timestamp' is invalid");
        if (payload?["custom_details"] is { } details && details is not JsonObject) problems.Add("'payload.custom_details' is no object");
        if (one["links"] is JsonArray links && links.Any(link => !Uri.TryCreate(Text(link?["href"]), UriKind.Absolute, out _))) problems.Add("'links' holds something that is no address");
        return problems;
    }

    private static string Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";
}
