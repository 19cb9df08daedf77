using System.Text.RegularExpressions;
using Actions.Toolkit;
using Notify.Events;
using Notify.Messages;
using Notify.Templates;

namespace Notify.Sinks.Comments;

/// <summary>Writes a notification in GitHub's Markdown: nothing in it can be markup, mention anybody or link to an issue.</summary>
internal static partial class CommentWriter
{
    /// <param name="told">What there is to tell.</param>
    /// <param name="template">Words of the author; null for those of this action.</param>
    public static string Write(Notification told, Template? template) => template?.Render(told, Markdown.Escape) ?? Of(MessageWriter.Write(told)).ToString();

    private static Markdown Of(Message message)
    {
        var text = new Markdown().Heading(3, message.Title).Table(["", ""], message.Facts.Select(Row));
        text.Paragraph(string.Join(" · ", message.Links.Select(link => Markdown.Link(link.Label, link.Url))));
        if (message.Reason is { } reason) text.Code(reason);
        foreach (var section in message.Sections) text.Paragraph($"**{Markdown.Escape(section.Heading)}**").Bullets(Lines(section));
        return text;
    }

    private static IReadOnlyList<string> Row(Fact fact) => [$"**{Markdown.Escape(fact.Label)}**", Linked(fact.Value, fact.Url)];

    private static IEnumerable<string> Lines(Section section)
    {
        foreach (var line in section.Lines)
            yield return ListMark().Replace(line.Label.Length == 0 ? Linked(line.Value, line.Url) : $"{Linked(line.Label, line.Url)} {Markdown.Escape(line.Value)}", @"$1\$2");
        if (section.More > 0) yield return $"… ({section.More} more)";
    }

    // A change called "- x" or "1. x" would begin a list in the list.
    [GeneratedRegex(@"\A(\d{0,9})([-+=.)])", RegexOptions.None, 1000)]
    private static partial Regex ListMark();

    private static string Linked(string text, string? url) => url is null ? Markdown.Escape(text) : Markdown.Link(text, url);
}
