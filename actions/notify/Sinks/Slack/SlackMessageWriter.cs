using System.Text.Json.Nodes;
using Notify.Messages;

namespace Notify.Sinks.Slack;

/// <summary>Dresses a message in Slack's blocks. What has no room is left out and counted; the link to the run always stays.</summary>
internal static class SlackMessageWriter
{
    /// <param name="message">What to say.</param>
    /// <param name="ownWords">Markup of the author in place of the reason, the facts and the lists; null for none.</param>
    /// <param name="mentions">Markup that mentions somebody; null for nobody.</param>
    public static JsonObject Write(Message message, string? ownWords = null, string? mentions = null)
    {
        var header = SlackBlock.Header(SlackText.Plain(message.Title, SlackLimits.Header.Most));
        SlackBlock[] mention = mentions is null ? [] : [SlackBlock.Section(new SlackText(mentions, true))];
        var links = SlackBlock.Context(new SlackText(string.Join(" · ", message.Links.Select(Link)), true));
        var room = SlackLimits.AllText.Most - header.Length - mention.Sum(block => block.Length) - links.Length;
        SlackBlock[] blocks = [header, .. mention, .. ownWords is null ? Words(message, room) : OwnWords(ownWords), links];
        return new JsonObject
        {
            ["text"] = Text(message, ownWords),
            ["blocks"] = new JsonArray([.. blocks.Select(block => block.ToJson())]),
            ["unfurl_links"] = false,
            ["unfurl_media"] = false,
        };
    }

    private static string Link(Link link) => SlackMarkup.Link(link.Url, link.Label, SlackLimits.LinkUrl.Most);

    private static IEnumerable<SlackBlock> OwnWords(string markup) =>
        string.IsNullOrWhiteSpace(markup) ? [] : [SlackBlock.Section(new SlackText(SlackMarkup.Shortened(markup, SlackLimits.Section.Most), true))];

    private static List<SlackBlock> Words(Message message, int room)
    {
        var blocks = new List<SlackBlock>();
        var facts = message.Facts.Select(Field).Chunk(SlackLimits.Fields.Most).Select(SlackBlock.Fields).ToList();
        room -= facts.Sum(block => block.Length);
        var reserved = message.Sections.Count * SlackList.LeastRoom;
        if (!string.IsNullOrWhiteSpace(message.Reason)) Add(SlackText.Counted(message.Reason, Room()));
        blocks.AddRange(facts);
        foreach (var section in message.Sections)
        {
            reserved -= SlackList.LeastRoom;
            Add(SlackList.Of(section, Room()));
        }

        return blocks;

        int Room() => Math.Min(room - reserved, SlackLimits.Section.Most);

        void Add(SlackText text)
        {
            blocks.Add(SlackBlock.Section(text));
            room -= text.Length;
        }
    }

    private static SlackText Field(Fact fact)
    {
        var value = Shorten.Text(fact.Value, SlackLimits.Field.Most, SlackMarkup.Size);
        return SlackMarkup.HasMarks(value)
            ? new SlackText(SlackMarkup.Escape($"{fact.Label}\n{value}"), false)
            : new SlackText($"{SlackMarkup.Bold(fact.Label)}\n{SlackMarkup.Link(fact.Url, value, SlackLimits.FieldUrl.Most)}", true);
    }

    private static string Text(Message message, string? ownWords)
    {
        var end = "\n" + SlackMarkup.Escape(Shorten.Text(message.Links[0].Url, SlackLimits.LinkUrl.Most, SlackMarkup.Size));
        var begin = SlackText.Plain(message.Title, SlackLimits.Header.Most).Text;
        var words = ownWords ?? SlackMarkup.Escape(message.Reason ?? "");
        var markup = string.IsNullOrWhiteSpace(words) ? begin : $"{begin}\n{words}";
        return SlackMarkup.Shortened(SlackMarkup.Quiet(markup), SlackLimits.Text.Most - end.Length) + end;
    }
}
