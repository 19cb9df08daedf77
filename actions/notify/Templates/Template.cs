using Actions.Toolkit;
using Notify.Events;

namespace Notify.Templates;

/// <summary>A template whose fields are those of a notification.</summary>
internal sealed class Template(TextTemplate text)
{
    /// <exception cref="FormatException">A field that does not exist, or braces that are not closed.</exception>
    public static Template Parse(string text) => new(TextTemplate.Parse(text, TemplateField.Names));

    /// <param name="notification">Gives the values.</param>
    /// <param name="escape">Makes plain text harmless in the language of the sink.</param>
    public string Render(Notification notification, Func<string, string> escape) => text.Render(name => escape(TemplateField.Of(name, notification)));
}
