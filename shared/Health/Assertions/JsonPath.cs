using System.Globalization;
using System.Text.Json;

namespace Actions.Health;

/// <summary>A JSON path of members and indexes: <c>$.checks[0]['last run']</c> (RFC 9535 without wildcards, slices, descendants and filters).</summary>
internal sealed class JsonPath
{
    private readonly IReadOnlyList<object> steps;
    private readonly string text;

    private JsonPath(IReadOnlyList<object> steps, string text) => (this.steps, this.text) = (steps, text);

    /// <summary>Reads a path that is the whole text.</summary>
    public static JsonPath Parse(string text)
    {
        var (path, rest) = ParseFirst(text);
        return rest.Length == 0 ? path : throw NotAllowed();
    }

    /// <summary>Reads the path a text begins with; the rest is what follows it after a blank.</summary>
    public static (JsonPath Path, string After) ParseFirst(string text)
    {
        if (!text.StartsWith('$')) throw NotAllowed();
        var found = new List<object>();
        var at = 1;
        while (at < text.Length && text[at] != ' ') found.Add(text[at] == '[' ? Bracket(text, ref at) : Member(text, ref at));
        return (new JsonPath(found, text[..at]), text[at..].Trim());
    }

    /// <summary>The value at the path, or null when there is none.</summary>
    public JsonElement? Find(JsonElement root)
    {
        var current = root;
        foreach (var step in steps)
        {
            if (step is string name && current.ValueKind == JsonValueKind.Object && current.TryGetProperty(name, out var member)) current = member;
            else if (step is int index && current.ValueKind == JsonValueKind.Array && index < current.GetArrayLength()) current = current[index];
            else return null;
        }

        return current;
    }

    public override string ToString() => text;

    private static string Member(string text, ref int at)
    {
        if (text[at] != '.') throw NotAllowed();
        var start = ++at;
        while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '_' or '-')) at++;
        if (at == start || char.IsAsciiDigit(text[start])) throw NotAllowed();
        return text[start..at];
    }

    private static object Bracket(string text, ref int at)
    {
        var quote = at + 1 < text.Length ? text[at + 1] : ' ';
        if (quote is '\'' or '"')
        {
            var end = text.IndexOf($"{quote}]", at + 2, StringComparison.Ordinal);
            if (end < 0 || text[(at + 2)..end].Contains('\\', StringComparison.Ordinal)) throw NotAllowed();
            var name = text[(at + 2)..end];
            at = end + 2;
            return name;
        }

        var close = text.IndexOf(']', at);
        if (close < 0 || !int.TryParse(text[(at + 1)..close], NumberStyles.None, CultureInfo.InvariantCulture, out var index)) throw NotAllowed();
        at = close + 1;
        return index;
    }

    private static FormatException NotAllowed() => new("expected a path of members and indexes, such as $.status, $.checks[0].name or $['last run']; other JSON path forms are not supported");
}
