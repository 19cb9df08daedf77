using System.Text;
using System.Text.RegularExpressions;

namespace Actions.Health;

/// <summary>A text with places for values: <c>Bearer {{token}}</c>.</summary>
public sealed partial class TemplateText
{
    private readonly IReadOnlyList<Part> parts;
    private readonly string text;

    private TemplateText(string text, IReadOnlyList<Part> parts) => (this.text, this.parts) = (text, parts);

    /// <summary>The values it needs.</summary>
    public IEnumerable<string> Names => parts.Select(part => part.Name).OfType<string>();

    /// <summary>Reads a text.</summary>
    /// <exception cref="FormatException">Braces in it enclose no name.</exception>
    public static TemplateText Parse(string text)
    {
        var found = new List<Part>();
        var at = 0;
        foreach (Match place in Place().Matches(text))
        {
            found.Add(Part.Of(text[at..place.Index]));
            found.Add(new Part("", place.Groups["name"].Value));
            at = place.Index + place.Length;
        }

        found.Add(Part.Of(text[at..]));
        if (found.Any(part => part.Literal.Contains("{{", StringComparison.Ordinal)))
            throw new FormatException("'{{' begins the name of a value, such as {{token}} or {{env.PASSWORD}}");
        return new TemplateText(text, found);
    }

    /// <summary>The text with values that are all given.</summary>
    /// <exception cref="FormatException">One is not.</exception>
    public string Render(IReadOnlyDictionary<string, FlowValue> values) => Render(new FlowValues(values), (_, value) => value.Text);

    /// <summary>The text as it was written.</summary>
    public override string ToString() => text;

    /// <summary>The name when the text is one place and nothing else.</summary>
    internal string? OnlyName => parts.Where(part => part.Name is not null || part.Literal.Length > 0).ToList() is [{ Name: { } name }] ? name : null;

    /// <summary>The literal text that stands before each place, other places left out of it.</summary>
    internal IEnumerable<(string Before, string Name)> Places()
    {
        var before = "";
        foreach (var part in parts)
        {
            if (part.Name is not null) yield return (before, part.Name);
            before += part.Literal;
        }
    }

    /// <summary>Puts in the values.</summary>
    /// <param name="values">The values.</param>
    /// <param name="escape">Writes a value for its place, from the text before it.</param>
    /// <exception cref="FormatException">A value is not there, or cannot stand in its place.</exception>
    internal string Render(FlowValues values, Func<string, FlowValue, string> escape)
    {
        var rendered = new StringBuilder();
        var before = "";
        foreach (var part in parts)
        {
            rendered.Append(part.Name is null ? part.Literal : escape(before, values[part.Name]));
            before += part.Literal;
        }

        return rendered.ToString();
    }

    [GeneratedRegex(@"\{\{\s*(?<name>[A-Za-z_][A-Za-z0-9_.-]*)\s*\}\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Place();

    private sealed record Part(string Literal, string? Name)
    {
        public static Part Of(string literal) => new(literal, null);
    }
}
