namespace Actions.Toolkit;

/// <summary>Text of an author with <c>{{field}}</c> in it. Values are put in last and never read again, so nothing in them can act.</summary>
public sealed class TextTemplate
{
    private readonly List<(string Text, bool IsField)> parts = [];

    private TextTemplate()
    {
    }

    /// <summary>Reads a template.</summary>
    /// <param name="text">What the author wrote.</param>
    /// <param name="fields">The fields that exist.</param>
    /// <exception cref="FormatException">A field that does not exist, or braces that are not closed.</exception>
    public static TextTemplate Parse(string text, IReadOnlyCollection<string> fields)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(fields);
        var template = new TextTemplate();
        var at = 0;
        while (text.IndexOf("{{", at, StringComparison.Ordinal) is >= 0 and var open)
        {
            var close = text.IndexOf("}}", open, StringComparison.Ordinal);
            if (close < 0) throw new FormatException($"{Place(text, open)}: the braces are not closed");
            var name = text[(open + 2)..close].Trim();
            if (!fields.Contains(name))
                throw new FormatException($"{Place(text, open)}: there is no field '{name}'{Hint(name, fields)}; allowed are {string.Join(", ", fields)}");
            template.parts.Add((text[at..open], false));
            template.parts.Add((name, true));
            at = close + 2;
        }

        template.parts.Add((text[at..], false));
        return template;
    }

    /// <summary>The text with its fields filled.</summary>
    /// <param name="valueOf">Value of a field, harmless where the text goes.</param>
    public string Render(Func<string, string> valueOf)
    {
        ArgumentNullException.ThrowIfNull(valueOf);
        return string.Concat(parts.Select(part => part.IsField ? valueOf(part.Text) : part.Text));
    }

    private static string Hint(string name, IEnumerable<string> fields) => NearestName.Of(name, fields) is { } nearest ? $" (did you mean '{nearest}'?)" : "";

    private static string Place(string text, int at)
    {
        var before = text[..at];
        return $"line {before.Count(letter => letter == '\n') + 1}, column {at - before.LastIndexOf('\n')}";
    }
}
