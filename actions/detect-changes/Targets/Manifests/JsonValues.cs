using System.Text.Json;

namespace DetectChanges.Targets.Manifests;

/// <summary>Reads foreign JSON that may hold anything anywhere: what is not of the expected kind is not there.</summary>
internal static class JsonValues
{
    public static JsonElement? Member(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : null;

    public static JsonElement? Member(this JsonElement? element, string name) => element?.Member(name);

    public static string? Text(this JsonElement? element) => element is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    public static string? Text(this JsonElement element, string name) => element.Member(name).Text();

    public static IEnumerable<JsonElement> Items(this JsonElement? element) => element is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

    public static IEnumerable<JsonProperty> Members(this JsonElement? element) => element is { ValueKind: JsonValueKind.Object } members ? members.EnumerateObject() : [];

    /// <summary>The texts of a list, or the one text that stands where a list may stand.</summary>
    public static IEnumerable<string> Texts(this JsonElement? element) =>
        element.Text() is { } only ? [only] : element.Items().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!);
}
