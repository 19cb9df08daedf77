using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using LocalAws.Model;

namespace LocalAws.Wire;

/// <summary>Reads <c>A.B=…&amp;C.member.1=…</c> into the JSON form all services here work with.</summary>
internal static class QueryForm
{
    public static Dictionary<string, string> Parse(WireRequest request)
    {
        var sent = request.Body.Length > 0 ? Encoding.UTF8.GetString(request.Body) : request.Query;
        var form = new Dictionary<string, string>();
        foreach (var pair in sent.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2)))
            form[Decoded(pair[0])] = pair.Length == 2 ? Decoded(pair[1]) : "";
        return form;
    }

    public static JsonObject ToJson(IEnumerable<KeyValuePair<string, string>> form, Shape? shape)
    {
        var root = new JsonObject();
        foreach (var (name, value) in form)
            Place(root, name.Split('.'), value, shape);
        return root;
    }

    private static string Decoded(string sent) => Uri.UnescapeDataString(sent.Replace('+', ' '));

    private static void Place(JsonObject parent, ReadOnlySpan<string> path, string value, Shape? shape)
    {
        var member = shape?.Members.GetValueOrDefault(path[0]);
        if (path.Length == 1)
        {
            parent[path[0]] = Typed(value, member);
        }
        else if (member?.Type == "list" && path.Length >= 3 && path[1] == member.ElementName)
        {
            var list = parent[path[0]] as JsonArray ?? [];
            parent[path[0]] ??= list;
            PlaceInList(list, path[2..], value, member.Element);
        }
        else
        {
            var child = parent[path[0]] as JsonObject ?? [];
            parent[path[0]] ??= child;
            Place(child, path[1..], value, member);
        }
    }

    private static void PlaceInList(JsonArray list, ReadOnlySpan<string> path, string value, Shape? element)
    {
        var index = int.Parse(path[0], CultureInfo.InvariantCulture) - 1;
        if (path.Length == 1)
        {
            list.Add(Typed(value, element));
            return;
        }

        while (list.Count <= index)
            list.Add(new JsonObject());
        Place(list[index]!.AsObject(), path[1..], value, element);
    }

    /// <summary>A parsed number can be read as any number type. What cannot be read as its type stays text: the model check then says what is wrong with it.</summary>
    internal static JsonNode Typed(string value, Shape? shape) => shape?.Type switch
    {
        "integer" or "long" when long.TryParse(value, CultureInfo.InvariantCulture, out _) => JsonNode.Parse(value)!,
        "float" or "double" when double.TryParse(value, CultureInfo.InvariantCulture, out var number) => number,
        "timestamp" when DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) => Epoch.Seconds(time),
        "boolean" when bool.TryParse(value, out var flag) => flag,
        _ => value,
    };
}
