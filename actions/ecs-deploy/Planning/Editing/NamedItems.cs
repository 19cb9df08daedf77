using System.Text.Json.Nodes;

namespace EcsDeploy;

/// <summary>Lists of AWS that hold a name and a value an item: environment, secrets, tags. Items that stay keep their place and whatever else they hold.</summary>
internal static class NamedItems
{
    public static void Set(JsonObject owner, string list, (string Member, string Text) name, (string Member, string Text) value)
    {
        if (owner[list] is not JsonArray items)
            owner[list] = items = [];
        if (items.OfType<JsonObject>().FirstOrDefault(item => item[name.Member]?.ToString() == name.Text) is not { } existing)
            items.Add((JsonNode)new JsonObject { [name.Member] = name.Text, [value.Member] = value.Text });
        else if (existing[value.Member]?.ToString() != value.Text)
            existing[value.Member] = value.Text;
    }

    /// <returns>False when there was none of that name.</returns>
    public static bool Remove(JsonObject owner, string list, string name)
    {
        if (owner[list] is not JsonArray items || items.OfType<JsonObject>().FirstOrDefault(item => item["name"]?.ToString() == name) is not { } existing)
            return false;
        items.Remove(existing);
        return true;
    }

    public static IReadOnlyList<string> Names(JsonObject owner, string list) =>
        [.. (owner[list] as JsonArray ?? []).OfType<JsonObject>().Select(item => item["name"]?.ToString()).OfType<string>()];
}
