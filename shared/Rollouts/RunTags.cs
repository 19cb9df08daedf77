using System.Text.Json.Nodes;
using Actions.Aws;

namespace Actions.Rollouts;

/// <summary>The tags of a revision that say which version it is and which run made it. They are of the registration: by them no two revisions differ.</summary>
public static class RunTags
{
    private const string Version = "suite:version";
    private const string Run = "suite:run";
    private const int MostTags = 50;   // ECS API reference, RegisterTaskDefinition

    /// <summary>True for the key of such a tag.</summary>
    public static bool IsOne(string? key) => key is Version or Run;

    /// <summary>The definition with these tags beside its own; one that it has already stays.</summary>
    /// <param name="definition">Not changed.</param>
    /// <param name="version">Empty for no such tag.</param>
    /// <param name="runUrl">Null for no such tag.</param>
    public static JsonObject AddedTo(JsonObject definition, string version, string? runUrl)
    {
        var tags = (JsonArray?)definition["tags"]?.DeepClone() ?? [];
        var given = tags.Select(tag => tag?["key"]?.ToString()).ToHashSet(StringComparer.Ordinal);
        foreach (var (key, value) in new[] { (Version, version), (Run, runUrl) })
        {
            if (!string.IsNullOrEmpty(value) && !given.Contains(key) && tags.Count < MostTags)
                tags.Add((JsonNode)new JsonObject { ["key"] = key, ["value"] = value });
        }
        var tagged = (JsonObject)definition.DeepClone();
        if (tags.Count > 0)
            tagged["tags"] = tags;
        return tagged;
    }

    /// <summary>Who made a revision, as a sentence; null when its tags do not tell.</summary>
    public static string? Maker(string revision, IReadOnlyList<EcsTag> tags)
    {
        var run = tags.FirstOrDefault(tag => tag.Key == Run)?.Value;
        var version = tags.FirstOrDefault(tag => tag.Key == Version)?.Value;
        return run is null ? null : $"{revision} was made by {run}{(version is null ? "" : $", version {version}")}.";
    }
}
