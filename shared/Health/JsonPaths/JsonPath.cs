using System.Text.Json;

namespace Actions.Health;

/// <summary>
/// A JSON path (RFC 9535) of members, indexes, slices, wildcards, descendants and filters: <c>$.checks[?@.status != 'ok'].name</c>.
/// Functions are not among it. Members after a dot may hold hyphens.
/// </summary>
internal sealed class JsonPath
{
    private const int MostValues = 100_000;
    private readonly IReadOnlyList<PathSegment> segments;
    private readonly string text;

    internal JsonPath(IReadOnlyList<PathSegment> segments, string text) => (this.segments, this.text) = (segments, text);

    /// <summary>True when it leads to one value at most.</summary>
    public bool IsSingular => segments.All(segment => segment.IsSingular);

    /// <summary>Reads a path that is the whole text.</summary>
    /// <exception cref="FormatException">It is none, or none of the supported ones.</exception>
    public static JsonPath Parse(string text)
    {
        var (path, rest) = ParseFirst(text);
        return rest.Length == 0 ? path : throw PathCursor.NotAllowed();
    }

    /// <summary>Reads the path a text begins with; the rest is what follows it after a blank.</summary>
    /// <exception cref="FormatException">It is none, or none of the supported ones.</exception>
    public static (JsonPath Path, string After) ParseFirst(string text)
    {
        var cursor = new PathCursor(text);
        var path = PathReader.Read(cursor, '$');
        return cursor.Rest is "" or [' ', ..] ? (path, cursor.Rest.Trim()) : throw PathCursor.NotAllowed();
    }

    /// <summary>The first value at the path, or null when there is none.</summary>
    public JsonElement? Find(JsonElement root) => Select(root) is [var first, ..] ? first : null;

    /// <summary>The values at the path; null when there are more than anybody would look at.</summary>
    public IReadOnlyList<JsonElement>? Select(JsonElement root) => Select(root, root);

    /// <summary>The values at a path that begins at <paramref name="start"/>, inside a document.</summary>
    internal IReadOnlyList<JsonElement>? Select(JsonElement start, JsonElement root)
    {
        List<JsonElement> current = [start];
        foreach (var segment in segments)
        {
            current = [.. current.SelectMany(value => segment.Select(value, root)).Take(MostValues + 1)];
            if (current.Count > MostValues) return null;
        }

        return current;
    }

    public override string ToString() => text;
}
