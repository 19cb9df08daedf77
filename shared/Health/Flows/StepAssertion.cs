using System.Text.Json;
using System.Text.RegularExpressions;

namespace Actions.Health;

/// <summary>An assertion of a step, in which values may stand: <c>json $.email == {{email}}</c>.</summary>
public sealed class StepAssertion
{
    private const string Json = "json ";
    private readonly TemplateText text;
    private readonly bool isJson;
    private readonly bool isAlone;

    private StepAssertion(TemplateText text)
    {
        this.text = text;
        isJson = text.ToString().StartsWith(Json, StringComparison.Ordinal);
        isAlone = text.Places().ToList() is [{ Before: [.., '=' or '<' or '>'] or [.., '=' or '<' or '>', ' '] }] && text.ToString().EndsWith("}}", StringComparison.Ordinal);
    }

    /// <summary>The values it needs.</summary>
    public IEnumerable<string> Names => text.Names;

    /// <summary>Reads one; what it says is checked with a sample in place of the values.</summary>
    /// <exception cref="FormatException">It is none of the forms; the message says what is allowed.</exception>
    public static StepAssertion Parse(TemplateText text)
    {
        var assertion = new StepAssertion(text);
        _ = assertion.Fill(new FlowValues(text.Names.Distinct().ToDictionary(name => name, _ => new FlowValue("1"))));
        return text.Places().All(place => assertion.IsCompared(place.Before)) ? assertion : throw new FormatException("a value may stand only in what an answer is compared with");
    }

    /// <summary>The assertion with its values; messages show it as it was written.</summary>
    /// <exception cref="FormatException">A value is not there, or what comes of it is no assertion.</exception>
    internal Assertion Fill(FlowValues values) => AssertionParser.Parse(text.Render(values, Escape)) with { Text = text.ToString() };

    // In a path a value could lead anywhere; a place behind the path has the path whole before it.
    private bool IsCompared(string before) => isJson
        ? JsonPath.ParseFirst(before[Json.Length..].TrimStart()).After.Length > 0
        : before.Contains(' ', StringComparison.Ordinal);

    // A value alone in a comparison of JSON keeps its type, one inside a JSON string is escaped, and in a regular expression it means itself.
    private string Escape(string before, FlowValue value)
    {
        if (before.Contains(" matches ", StringComparison.Ordinal)) return Regex.Escape(value.Text);
        if (isJson && isAlone) return value.Json;
        return isJson && IsInString(before) ? JsonEncodedText.Encode(value.Text).ToString() : value.Text;
    }

    private static bool IsInString(string before) => before.Count(letter => letter == '"') % 2 == 1;
}
