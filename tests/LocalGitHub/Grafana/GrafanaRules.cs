using System.Text;
using System.Text.Json.Nodes;

namespace LocalGitHub;

/// <summary>What Grafana refuses (Grafana documentation, "Annotations HTTP API", and the settings <c>[annotations]</c>).</summary>
public static class GrafanaRules
{
    private const int LargestTags = 500;
    private const int LongestTagPart = 100;
    private const int LargestText = 65_535;

    // Whoever sends seconds would be in 1970.
    private const long EarliestTime = 1_000_000_000_000;

    /// <summary>What is wrong with an annotation, or with a change of one; null for nothing.</summary>
    public static string? Problem(JsonObject annotation, bool isChange = false)
    {
        if (annotation["text"] is not { } text ? !isChange : text.GetValue<string>() is var written && (written.Length == 0 || Encoding.UTF8.GetByteCount(written) > LargestText)) return "text field should not be empty, nor larger than its column";
        foreach (var name in new[] { "time", "timeEnd" })
            if (annotation[name] is { } time && (!time.AsValue().TryGetValue<long>(out var value) || value < EarliestTime)) return $"{name} is no time in milliseconds";
        if (annotation["panelId"] is not null && annotation["dashboardUID"] is null) return "a panel without its dashboard";
        return annotation["tags"] is JsonArray tags ? ProblemOf(Kept(tags.Select(tag => tag!.GetValue<string>()))) : null;
    }

    /// <summary>Tags as Grafana keeps them: a name and a value, what stands behind a second colon is forgotten.</summary>
    public static IReadOnlyList<string> Kept(IEnumerable<string> tags) => [.. tags.Select(tag => string.Join(':', tag.Split(':').Take(2).Select(part => part.Trim(' ')))).Where(tag => tag.Length > 0).Distinct()];

    private static string? ProblemOf(IReadOnlyList<string> tags)
    {
        var size = tags.Sum(tag => Encoding.UTF8.GetByteCount(tag) + 3) + 1;
        if (size > LargestTags) return $"tags length ({size}) exceeds the maximum allowed ({LargestTags}): modify the configuration to increase it";
        return tags.SelectMany(tag => tag.Split(':')).Any(part => part.Length > LongestTagPart) ? "value too long for type character varying(100)" : null;
    }
}
