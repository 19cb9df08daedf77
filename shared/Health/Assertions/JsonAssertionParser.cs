using System.Text.Json;

namespace Actions.Health;

/// <summary>Reads what follows <c>json</c> in an assertion.</summary>
internal static class JsonAssertionParser
{
    private static readonly string[] Comparisons = ["==", "!=", "<=", ">=", "<", ">"];

    /// <exception cref="FormatException">It is none of the forms; the message says what is allowed.</exception>
    public static JsonAssertion Parse(string line, string rest)
    {
        var (path, after) = JsonPath.ParseFirst(rest);
        if (Comparisons.FirstOrDefault(known => after.StartsWith(known, StringComparison.Ordinal)) is { } comparison && after.Length > comparison.Length)
            return new JsonValueAssertion(line, path, comparison, Operand(after[comparison.Length..].Trim()));
        var words = after.Split(' ', 2, StringSplitOptions.TrimEntries);
        return (words[0], words.Length) switch
        {
            ("exists", 1) => new JsonExistenceAssertion(line, path, MustExist: true),
            ("missing", 1) => new JsonExistenceAssertion(line, path, MustExist: false),
            ("type", 2) => JsonTypeAssertion.Parse(line, path, words[1]),
            ("count", 2) => new JsonCountAssertion(line, path, NumberComparison.Parse(words[1])),
            ("matches", 2) => new JsonMatchAssertion(line, path, TextMatch.Parse(after, "contains", "matches")),
            _ => throw new FormatException("expected ==, !=, <, <=, >, >= and a value, or exists, missing, type NAME, count < NUMBER or matches PATTERN after the path"),
        };
    }

    // 'json $.status == ok' is how everybody writes it: what is not JSON is a text.
    private static JsonElement Operand(string text)
    {
        if (JsonLiteral.TryParse(text) is { } value) return value;
        return text.Length > 0 && text[0] is not ('"' or '{' or '[') ? JsonLiteral.Text(text) : throw new FormatException("the value is not JSON");
    }
}
