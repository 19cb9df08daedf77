using System.Text.Json;
using System.Text.RegularExpressions;

namespace Actions.Health;

/// <summary>Where an answer tells its version: <c>$.json.path</c>, <c>header:Name</c> or <c>regex:pattern</c> (first group, else the match).</summary>
public sealed class VersionSource
{
    private readonly Func<Answer, string?> find;
    private readonly string text;

    private VersionSource(string text, Func<Answer, string?> find) => (this.text, this.find) = (text, find);

    /// <summary>Reads one of the three forms.</summary>
    /// <exception cref="FormatException">It is none of them; the message says what is allowed.</exception>
    public static VersionSource Parse(string text)
    {
        if (text.StartsWith("header:", StringComparison.Ordinal) && text["header:".Length..].Trim() is { Length: > 0 } name)
            return new VersionSource(text, answer => answer.Headers.GetValueOrDefault(name));
        if (text.StartsWith("regex:", StringComparison.Ordinal) && text.Length > "regex:".Length)
            return FromPattern(text, TextMatch.ParsePattern(text["regex:".Length..]));
        if (text.StartsWith('$'))
            return FromJson(text, JsonPath.Parse(text));
        throw new FormatException("expected a JSON path such as $.version, header:Name or regex:pattern");
    }

    /// <summary>Whether it looks at the body.</summary>
    public bool ReadsBody => !text.StartsWith("header:", StringComparison.Ordinal);

    /// <summary>The version an answer tells, or null when it tells none.</summary>
    internal string? Find(Answer answer) => find(answer)?.Trim() is { Length: > 0 } version ? version : null;

    /// <summary>The form as it is read.</summary>
    public override string ToString() => text;

    private static VersionSource FromPattern(string text, Regex pattern) => new(text, answer => TextMatch.First(pattern, answer.Body.Text));

    private static VersionSource FromJson(string text, JsonPath path) => new(text, answer =>
    {
        try
        {
            using var document = answer.Body.Json();
            return path.Find(document.RootElement) switch
            {
                { ValueKind: JsonValueKind.String } found => found.GetString(),
                { ValueKind: JsonValueKind.Number } found => found.GetRawText(),
                _ => null,
            };
        }
        catch (JsonException)
        {
            return null;
        }
    });
}
