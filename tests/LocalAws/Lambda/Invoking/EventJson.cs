using System.Text.Json;
using System.Text.Json.Nodes;

namespace LocalAws.Lambda.Invoking;

/// <summary>Events and what they are held against.</summary>
internal static class EventJson
{
    /// <returns>Null when it is no JSON, or the JSON <c>null</c>.</returns>
    public static JsonNode? TryRead(byte[] bytes)
    {
        try
        {
            return JsonNode.Parse(bytes);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>An object holds what another has when it has all of its members, at every depth; anything else must be equal.</summary>
    public static bool Holds(JsonNode? value, JsonNode? wanted) => (value, wanted) switch
    {
        (JsonObject given, JsonObject members) => members.All(member => given.ContainsKey(member.Key) && Holds(given[member.Key], member.Value)),
        _ => JsonNode.DeepEquals(value, wanted),
    };
}
