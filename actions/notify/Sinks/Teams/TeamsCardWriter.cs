using System.Text.Json.Nodes;
using Notify.Messages;

namespace Notify.Sinks.Teams;

/// <summary>Dresses a message in an Adaptive Card. What has no room is left out and counted; the link to the run always stays.</summary>
internal static class TeamsCardWriter
{
    private const int GroupBytes = 50;

    // Enough for the heading of a list and the number of its entries.
    private const int LeastList = 1_400;

    /// <param name="message">What to say.</param>
    /// <param name="ownWords">Markdown of the author in place of the reason, the facts and the lists; null for none.</param>
    public static JsonObject Write(Message message, string? ownWords = null)
    {
        var title = Shorten.Text(message.Title, TeamsLimits.Title.Most, JsonBody.Size);
        var body = new JsonArray(CardElement.Title(title, StyleOf(message.Tone)));
        var card = Envelope(title, body, Actions(message));
        if (ownWords is null) AddWords(body, message, TeamsLimits.Request.Most - JsonBody.Of(card).Length);
        else if (ownWords.Length > 0) body.Add(CardElement.Text(Shorten.Counted(ownWords, TeamsLimits.OwnWords.Most, JsonBody.Size)));
        return card;
    }

    // The form that the workflow "Post to a channel when a webhook request is received" expects (Microsoft documentation, "Create incoming webhooks with Workflows").
    private static JsonObject Envelope(string title, JsonArray body, JsonArray actions) => new()
    {
        ["type"] = "message",
        ["attachments"] = new JsonArray(new JsonObject
        {
            ["contentType"] = "application/vnd.microsoft.card.adaptive",
            ["contentUrl"] = null,
            ["content"] = new JsonObject
            {
                ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
                ["type"] = "AdaptiveCard",
                ["version"] = "1.4",
                ["fallbackText"] = title,
                ["msteams"] = new JsonObject { ["width"] = "Full" },
                ["body"] = body,
                ["actions"] = actions,
            },
        }),
    };

    private static string StyleOf(Tone tone) => tone switch
    {
        Tone.Good => "good",
        Tone.Careful => "warning",
        Tone.Bad => "attention",
        _ => "emphasis",
    };

    private static JsonArray Actions(Message message) =>
        new([.. message.Links.Where(link => JsonBody.Size(link.Url) <= TeamsLimits.Url.Most).Select(link => CardElement.Open(link.Label, link.Url))]);

    private static void AddWords(JsonArray body, Message message, int room)
    {
        var facts = CardElement.Facts(message.Facts.Select(Fact));
        room -= SizeOf(facts);
        var reserved = message.Sections.Count * LeastList;
        if (!string.IsNullOrWhiteSpace(message.Reason)) Add(Reason(message.Reason, Math.Min(room - reserved, TeamsLimits.Reason.Most)));
        if (message.Facts.Count > 0) body.Add(facts);
        foreach (var section in message.Sections)
        {
            reserved -= LeastList;
            Add(List(section, room - reserved));
        }

        void Add(IReadOnlyList<JsonObject> lines)
        {
            var group = CardElement.Group(lines);
            room -= SizeOf(group);
            body.Add(group);
        }
    }

    private static (string Title, string Value) Fact(Fact fact)
    {
        var value = Shorten.Text(fact.Value, TeamsLimits.Fact.Most, piece => JsonBody.Size(TeamsMarkdown.Escape(piece)));
        return (fact.Label, TeamsMarkdown.Link(fact.Url, value));
    }

    // A line break inside a run is not shown by every client.
    private static List<JsonObject> Reason(string reason, int room)
    {
        var (kept, leftOut) = Shorten.Entries(reason.Split('\n'), 0, room - GroupBytes, line => SizeOf(ReasonLine(line)), SizeOf(More(reason.Length, null)));
        return [.. kept.Select(ReasonLine), .. leftOut == 0 ? Array.Empty<JsonObject>() : [More(leftOut, null)]];
    }

    private static JsonObject ReasonLine(string line) => CardElement.Line(CardElement.Runs(Shorten.Counted(line, TeamsLimits.ReasonLine.Most, JsonBody.Size)));

    private static List<JsonObject> List(Section section, int room)
    {
        var heading = CardElement.Line(CardElement.BoldRuns(section.Heading));
        var note = SizeOf(More(section.More + section.Lines.Count, section.Url));
        var (kept, leftOut) = Shorten.Entries(section.Lines, section.More, room - GroupBytes - SizeOf(heading), line => SizeOf(Entry(line)), note);
        return [heading, .. kept.Select(Entry), .. leftOut == 0 ? Array.Empty<JsonObject>() : [More(leftOut, section.Url)]];
    }

    private static JsonObject Entry(Fact line)
    {
        var label = Shorten.Text(line.Label, TeamsLimits.Entry.Most, JsonBody.Size);
        var value = CardElement.Runs(Shorten.Text(line.Value, TeamsLimits.Entry.Most, JsonBody.Size));
        var name = label.Length == 0 ? [] : CardElement.Runs(label, line.Url).Concat(CardElement.Runs(": "));
        return CardElement.Line([.. CardElement.Runs("• "), .. name, .. value]);
    }

    private static JsonObject More(int count, string? url) => CardElement.Line(CardElement.Runs(Shorten.More(count), url));

    /// <summary>Bytes of an element in a list of others.</summary>
    private static int SizeOf(JsonNode element) => JsonBody.Of(element).Length + 1;
}
