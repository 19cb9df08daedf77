using System.Text.Json.Nodes;

namespace LocalAws.Ecs;

/// <summary>Tags by ARN, in the order they were set.</summary>
internal sealed class TagStore
{
    private readonly Dictionary<string, OrderedDictionary<string, string>> byArn = new(StringComparer.Ordinal);

    public void Set(string arn, JsonNode? tags)
    {
        if (tags is not JsonArray list)
            return;
        if (!byArn.TryGetValue(arn, out var known))
            byArn[arn] = known = new(StringComparer.Ordinal);
        foreach (var tag in list)
            known[tag!["key"]!.GetValue<string>()] = tag["value"]?.GetValue<string>() ?? "";
    }

    public void Remove(string arn, IEnumerable<string> keys)
    {
        foreach (var key in keys)
            byArn.GetValueOrDefault(arn)?.Remove(key);
    }

    public JsonArray Of(string arn) => new([.. (byArn.GetValueOrDefault(arn) ?? []).Select(tag =>
        (JsonNode)new JsonObject { ["key"] = tag.Key, ["value"] = tag.Value })]);
}
