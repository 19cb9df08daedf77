using System.Text.Json;
using System.Text.RegularExpressions;

namespace Actions.Health;

/// <summary>A value that a step takes from its answer.</summary>
public sealed class Capture
{
    private readonly Func<Answer, CookieJar, FlowValue?> find;
    private readonly string place;

    private Capture(string place, Func<Answer, CookieJar, FlowValue?> find) => (this.place, this.find) = (place, find);

    /// <summary>Under which name later steps find it.</summary>
    public required string Name { get; init; }

    /// <summary>Masked before anything else is done with the answer.</summary>
    public bool IsSecret { get; init; }

    /// <summary>Part of the value: the first group, else the match; null for the whole.</summary>
    public Regex? Pattern { get; init; }

    /// <summary>The first value at a JSON path of the body.</summary>
    /// <exception cref="FormatException">It is no path; the message says what is allowed.</exception>
    public static Capture FromJson(string name, string path)
    {
        var parsed = JsonPath.Parse(path);
        return new Capture($"json {path}", (answer, _) => InJson(answer, parsed)) { Name = name };
    }

    /// <summary>The value of a header.</summary>
    public static Capture FromHeader(string name, string header) =>
        new($"header {header}", (answer, _) => answer.Headers.GetValueOrDefault(header) is { } value ? new FlowValue(value) : null) { Name = name };

    /// <summary>The value of a cookie that this answer or an earlier one of the flow has set.</summary>
    public static Capture FromCookie(string name, string cookie) =>
        new($"cookie {cookie}", (_, cookies) => cookies.Find(cookie) is { } value ? new FlowValue(value) : null) { Name = name };

    /// <summary>The whole body.</summary>
    public static Capture FromBody(string name) => new("the body", (answer, _) => new FlowValue(answer.Body.Text)) { Name = name };

    /// <summary>Reads a regular expression for <see cref="Pattern"/>.</summary>
    /// <exception cref="FormatException">It is not valid.</exception>
    public static Regex ParsePattern(string pattern) => TextMatch.ParsePattern(pattern);

    /// <summary>The same capture with other settings.</summary>
    public Capture With(Regex? pattern, bool isSecret) => new(place, find) { Name = Name, Pattern = pattern, IsSecret = isSecret };

    /// <summary>Where the value is looked for.</summary>
    public override string ToString() => Pattern is null ? place : $"regex {Pattern} in {place}";

    /// <summary>The value; null when the answer does not hold it.</summary>
    internal FlowValue? Find(Answer answer, CookieJar cookies)
    {
        var found = find(answer, cookies);
        if (found is null || Pattern is null) return found;
        return TextMatch.First(Pattern, found.Text) is { } part ? new FlowValue(part) : null;
    }

    private static FlowValue? InJson(Answer answer, JsonPath path)
    {
        try
        {
            using var document = answer.Body.Json();
            return path.Find(document.RootElement) is { } element ? FlowValue.Of(element) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
