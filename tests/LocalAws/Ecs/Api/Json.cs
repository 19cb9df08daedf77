using System.Text.Json.Nodes;
using LocalAws.Wire;

namespace LocalAws.Ecs.Api;

/// <summary>Short ways to read parameters and write answers.</summary>
internal static class Json
{
    public static string? Text(this JsonObject parameters, string member) => parameters[member]?.GetValue<string>();
    public static int? Number(this JsonObject parameters, string member) => parameters[member]?.GetValue<int>();
    public static bool Flag(this JsonObject parameters, string member) => parameters[member]?.GetValue<bool>() ?? false;

    public static IReadOnlyList<string> Texts(this JsonObject parameters, string member) =>
        (parameters[member] as JsonArray)?.Select(value => value!.GetValue<string>()).ToList() ?? [];

    /// <summary>Seconds since 1970, as the JSON protocol writes times.</summary>
    public static JsonNode Time(DateTimeOffset time) => JsonValue.Create(Epoch.Seconds(time));

    public static JsonNode? Time(DateTimeOffset? time) => time is { } at ? Time(at) : null;

    public static JsonArray Array(IEnumerable<JsonNode?> items) => new([.. items]);
    public static JsonArray Array(IEnumerable<string> items) => new([.. items.Select(item => (JsonNode)item)]);

    /// <summary>Adds the member when there is a value: an absent member is not the same as null on the wire.</summary>
    public static JsonObject With(this JsonObject json, string member, JsonNode? value)
    {
        if (value is not null)
            json[member] = value;
        return json;
    }

    /// <summary>Copies the members that are there.</summary>
    public static JsonObject WithCopies(this JsonObject json, JsonObject from, params IEnumerable<string> members)
    {
        foreach (var member in members)
            json.With(member, from[member]?.DeepClone());
        return json;
    }

    public static JsonObject Failure(string arn, string reason) => new() { ["arn"] = arn, ["reason"] = reason };
}
