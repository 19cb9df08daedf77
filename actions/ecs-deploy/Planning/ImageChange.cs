using System.Text.Json.Nodes;

namespace EcsDeploy;

/// <param name="From">Empty for a container that is new.</param>
internal sealed record ImageChange(string Container, string From, string To)
{
    /// <summary>The images that differ, in the order of the containers.</summary>
    public static IReadOnlyList<ImageChange> Between(JsonObject before, JsonObject after)
    {
        var old = Images(before).ToDictionary(StringComparer.Ordinal);
        return [.. Images(after).Select(image => new ImageChange(image.Key, old.GetValueOrDefault(image.Key) ?? "", image.Value)).Where(change => change.From != change.To)];
    }

    /// <summary>Container and image of every container.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Images(JsonObject definition) =>
        (definition["containerDefinitions"] as JsonArray ?? [])
        .OfType<JsonObject>()
        .Where(container => container["image"] is not null)
        .Select(container => KeyValuePair.Create(container["name"]?.ToString() ?? "", container["image"]!.ToString()))
        .DistinctBy(image => image.Key, StringComparer.Ordinal);
}
