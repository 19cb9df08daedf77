using System.Text.Json;
using System.Text.RegularExpressions;

namespace Actions.Health;

/// <summary>An assertion of a step, in which values may stand: <c>json $.email == {{email}}</c>.</summary>
public sealed class StepAssertion
{
    private readonly TemplateText text;

    private StepAssertion(TemplateText text) => this.text = text;

    /// <summary>The values it needs.</summary>
    public IEnumerable<string> Names => text.Names;

    /// <summary>Reads one; what it says is checked with any text in place of the values.</summary>
    /// <exception cref="FormatException">It is none of the forms; the message says what is allowed.</exception>
    public static StepAssertion Parse(TemplateText text)
    {
        var line = text.ToString();
        var sample = new FlowValues(text.Names.Distinct().ToDictionary(name => name, _ => new FlowValue("1")));
        var asserted = new StepAssertion(text);
        _ = asserted.Fill(sample);
        if (text.Places().Any(place => !place.Before.TrimStart().Contains(' ', StringComparison.Ordinal)) || (line.TrimStart().StartsWith("json ", StringComparison.Ordinal) && !IsOperand(text)))
            throw new FormatException("a value may stand only in what an answer is compared with");
        return asserted;
    }

    /// <summary>The assertion with its values; messages show it as it was written.</summary>
    /// <exception cref="FormatException">A value is not there, or what comes of it is no assertion.</exception>
    internal Assertion Fill(FlowValues values) => AssertionParser.Parse(text.Render(values, Escape)) with { Text = text.ToString() };

    // A value alone in a comparison of JSON keeps its type, one inside a JSON string is escaped, and in a regular expression it means itself.
    private string Escape(string before, FlowValue value)
    {
        if (before.StartsWith("json ", StringComparison.Ordinal) && !before.EndsWith("matches ", StringComparison.Ordinal))
        {
            if (IsAlone(before)) return value.Json;
            if (before.Count(letter => letter == '"') % 2 == 1) return JsonEncodedText.Encode(value.Text).ToString();
        }

        return before.Contains(" matches ", StringComparison.Ordinal) ? Regex.Escape(value.Text) : value.Text;
    }

    private bool IsAlone(string before) => text.Places().Count() == 1 && before.TrimEnd()[^1] is '=' or '<' or '>' && text.ToString().TrimEnd().EndsWith("}}", StringComparison.Ordinal);

    private static bool IsOperand(TemplateText text) =>
        JsonPath.ParseFirst(text.ToString().TrimStart()["json ".Length..].TrimStart()).After is { Length: > 0 } after && after.Count(letter => letter == '{') >= 2 * text.Places().Count();
}
