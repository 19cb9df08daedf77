using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Actions.Rollouts;

/// <summary>
/// A JSON tree of AWS as paths with texts, so that two that mean the same are equal: lists whose order means nothing go by the name of
/// their items, what AWS fills in by itself, what is empty and who registered it does not count.
/// </summary>
public static partial class FlatTree
{
    /// <summary>Lists without order, with the member that names an item and, where an item is nothing else, the one with its value.</summary>
    private static readonly Dictionary<string, (string Name, string? Value)> Keyed = new(StringComparer.Ordinal)
    {
        ["containerDefinitions"] = ("name", null),
        ["environment"] = ("name", "value"),
        ["secrets"] = ("name", "valueFrom"),
        ["secretOptions"] = ("name", "valueFrom"),
        ["tags"] = ("key", "value"),
        ["volumes"] = ("name", null),
        ["ulimits"] = ("name", null),
        ["volumeConfigurations"] = ("name", null),
        ["capacityProviderStrategy"] = ("capacityProvider", null),
    };

    private static readonly string[] Sets = ["requiresCompatibilities", "subnets", "securityGroups"];

    /// <summary>Members that AWS fills in where they are absent, with what it fills in.</summary>
    private static readonly Dictionary<string, Dictionary<string, string>> Filled = new(StringComparer.Ordinal)
    {
        ["containerDefinitions"] = new(StringComparer.Ordinal) { ["essential"] = "true", ["cpu"] = "0" },
        ["portMappings"] = new(StringComparer.Ordinal) { ["protocol"] = "tcp", ["hostPort"] = "0" },
        ["healthCheck"] = new(StringComparer.Ordinal) { ["interval"] = "30", ["timeout"] = "5", ["retries"] = "3", ["startPeriod"] = "0" },
    };

    /// <summary>The texts of a tree by their paths, such as <c>containerDefinitions[app].environment[LOG_LEVEL]</c>.</summary>
    public static IReadOnlyDictionary<string, Leaf> Of(JsonObject tree)
    {
        var leaves = new Dictionary<string, Leaf>(StringComparer.Ordinal);
        var ownInterface = tree["networkMode"]?.ToString() == "awsvpc";
        foreach (var (name, value) in tree)
            Visit(value, name, new Place(name, name), ownInterface, leaves);
        return leaves;
    }

    /// <summary>True when both mean the same to AWS.</summary>
    public static bool Same(JsonObject one, JsonObject other)
    {
        var (left, right) = (Of(one), Of(other));
        return left.Count == right.Count && left.All(leaf => right.TryGetValue(leaf.Key, out var there) && there.Text == leaf.Value.Text);
    }

    private static void Visit(JsonNode? value, string path, Place place, bool ownInterface, Dictionary<string, Leaf> leaves)
    {
        switch (value)
        {
            case JsonArray list:
                foreach (var (index, item) in list.Index().Where(entry => place.Member != "tags" || !RunTags.IsOne(entry.Item?["key"]?.ToString())))
                {
                    var (key, inner) = ItemOf(place.Member, item, index);
                    Visit(inner, $"{path}[{key}]", new Place(place.Member, key), ownInterface, leaves);
                }
                break;
            case JsonObject tree:
                foreach (var (member, inner) in tree.Where(member => !IsFilledIn(place.Member, tree, member.Key, member.Value, ownInterface)))
                    Visit(inner, $"{path}{Step(member)}", new Place(inner is JsonValue ? place.Member : member, member), ownInterface, leaves);
                break;
            case JsonValue text when text.GetValueKind() != JsonValueKind.Null:
                leaves[path] = new Leaf(place.Member, place.Key, TaskText.Of(path, text.ToString()));
                break;
        }
    }

    private static (string Key, JsonNode? Item) ItemOf(string list, JsonNode? item, int index)
    {
        if (item is JsonValue && Sets.Contains(list, StringComparer.Ordinal))
            return (item.ToString(), item);
        if (item is not JsonObject tree)
            return ($"{index}", item);
        if (list == "portMappings" && tree["containerPort"] is { } port)
            return ($"{port}/{tree["protocol"]?.ToString() ?? "tcp"}", item);
        if (!Keyed.TryGetValue(list, out var names) || tree[names.Name]?.ToString() is not { } name)
            return ($"{index}", item);
        var isPair = names.Value is not null && tree.Count == 2 && tree[names.Value] is JsonValue;
        return (name, isPair ? tree[names.Value!] : item);
    }

    private static bool IsFilledIn(string place, JsonObject owner, string member, JsonNode? value, bool ownInterface)
    {
        if (place == "portMappings" && member == "hostPort" && ownInterface && value?.ToString() == owner["containerPort"]?.ToString())
            return true;
        return Filled.TryGetValue(place, out var filled) && filled.TryGetValue(member, out var text) && value?.ToString() == text;
    }

    private static string Step(string member) => PlainName().IsMatch(member) ? $".{member}" : $"[\"{member}\"]";

    /// <param name="Member">Name of the list or map it is in.</param>
    /// <param name="Key">Its own name there.</param>
    private readonly record struct Place(string Member, string Key);

    /// <summary>One text of a tree.</summary>
    /// <param name="Member">Name of the list or map it is in: <c>environment</c>.</param>
    /// <param name="Key">Its own name there: <c>LOG_LEVEL</c>.</param>
    /// <param name="Text">The text, in the form AWS answers.</param>
    public sealed record Leaf(string Member, string Key, string Text);

    [GeneratedRegex(@"\A[A-Za-z_][A-Za-z0-9_]*\z", RegexOptions.None, 1000)]
    private static partial Regex PlainName();
}
