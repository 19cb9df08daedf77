using System.Text.Json.Nodes;

namespace Actions.Aws;

/// <summary>Lists of AWS that hold a name and a value an item: environment, secrets, tags. Items that stay keep their place and whatever else they hold.</summary>
public static class NamedItems
{
    /// <summary>Sets the value of one name, and adds it where there is none.</summary>
    public static void Set(JsonObject owner, string list, (string Member, string Text) name, (string Member, string Text) value)
    {
        ArgumentNullException.ThrowIfNull(owner);
        if (owner[list] is not JsonArray items)
            owner[list] = items = [];
        if (items.OfType<JsonObject>().FirstOrDefault(item => item[name.Member]?.ToString() == name.Text) is not { } existing)
            items.Add((JsonNode)new JsonObject { [name.Member] = name.Text, [value.Member] = value.Text });
        else if (existing[value.Member]?.ToString() != value.Text)
            existing[value.Member] = value.Text;
    }

    /// <summary>Removes one name.</summary>
    /// <returns>False when there was none of that name.</returns>
    public static bool Remove(JsonObject owner, string list, string name)
    {
        ArgumentNullException.ThrowIfNull(owner);
        if (owner[list] is not JsonArray items || items.OfType<JsonObject>().FirstOrDefault(item => item["name"]?.ToString() == name) is not { } existing)
            return false;
        items.Remove(existing);
        return true;
    }

    /// <summary>The names that are set.</summary>
    public static IReadOnlyList<string> Names(JsonObject owner, string list)
    {
        ArgumentNullException.ThrowIfNull(owner);
        return [.. (owner[list] as JsonArray ?? []).OfType<JsonObject>().Select(item => item["name"]?.ToString()).OfType<string>()];
    }
}
