using System.Text;
using Notify.Messages;

namespace Notify.Sinks.Email;

/// <summary>The plain half of a mail.</summary>
internal static class MailText
{
    public static string Of(Message message)
    {
        var text = new StringBuilder(message.Title).Append('\n');
        if (message.Reason is { } reason) text.Append('\n').Append(reason).Append('\n');
        text.Append('\n');
        foreach (var fact in message.Facts) text.Append(fact.Label).Append(": ").Append(WithAddress(fact)).Append('\n');
        foreach (var section in message.Sections) Add(text, section);
        text.Append('\n');
        foreach (var link in message.Links) text.Append(link.Label).Append(": ").Append(link.Url).Append('\n');
        return text.ToString();
    }

    private static void Add(StringBuilder text, Section section)
    {
        text.Append('\n').Append(section.Heading).Append('\n');
        foreach (var line in section.Lines)
            text.Append("- ").Append(line.Label).Append(line.Label.Length > 0 ? ": " : "").Append(WithAddress(line)).Append('\n');
        if (section.More > 0) text.Append(WithAddress(new Fact("", Shorten.More(section.More), section.Url))).Append('\n');
    }

    private static string WithAddress(Fact fact) => fact.Url is null ? fact.Value : $"{fact.Value} <{fact.Url}>";
}
