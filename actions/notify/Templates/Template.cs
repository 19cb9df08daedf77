using System.Text;
using Actions.Toolkit;
using Notify.Events;

namespace Notify.Templates;

/// <summary>Text of an author with <c>{{field}}</c> in it. Values are put in last and never read again, so nothing in them can act.</summary>
internal sealed class Template
{
    private readonly List<(string Text, bool IsField)> parts = [];

    private Template()
    {
    }

    /// <exception cref="FormatException">A field that does not exist, or braces that are not closed.</exception>
    public static Template Parse(string text)
    {
        var template = new Template();
        var at = 0;
        while (text.IndexOf("{{", at, StringComparison.Ordinal) is >= 0 and var open)
        {
            var close = text.IndexOf("}}", open, StringComparison.Ordinal);
            if (close < 0) throw new FormatException($"{Place(text, open)}: the braces are not closed");
            var name = text[(open + 2)..close].Trim();
            if (!TemplateField.Exists(name))
                throw new FormatException($"{Place(text, open)}: there is no field '{name}'{Hint(name)}; allowed are {string.Join(", ", TemplateField.Names)}");
            template.parts.Add((text[at..open], false));
            template.parts.Add((name, true));
            at = close + 2;
        }

        template.parts.Add((text[at..], false));
        return template;
    }

    /// <param name="notification">Gives the values.</param>
    /// <param name="escape">Makes plain text harmless in the language of the sink.</param>
    public string Render(Notification notification, Func<string, string> escape)
    {
        var rendered = new StringBuilder();
        foreach (var (text, isField) in parts) rendered.Append(isField ? escape(TemplateField.Of(text, notification)) : text);
        return rendered.ToString();
    }

    private static string Hint(string name) => NearestName.Of(name, TemplateField.Names) is { } nearest ? $" (did you mean '{nearest}'?)" : "";

    private static string Place(string text, int at)
    {
        var before = text[..at];
        return $"line {before.Count(letter => letter == '\n') + 1}, column {at - before.LastIndexOf('\n')}";
    }
}
