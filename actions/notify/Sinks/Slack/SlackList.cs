using Notify.Messages;

namespace Notify.Sinks.Slack;

/// <summary>A list under a heading as one text: as many entries as there is room for, and the number of the others.</summary>
internal static class SlackList
{
    /// <summary>Enough for the heading and the number of entries.</summary>
    public const int LeastRoom = 400;

    public static SlackText Of(Section section, int room)
    {
        var lines = section.Lines.Select(Shortened).ToList();
        var isMarkup = !lines.Any(line => SlackMarkup.HasMarks(line.Label) || SlackMarkup.HasMarks(line.Value));
        var heading = isMarkup ? SlackMarkup.Bold(section.Heading) : SlackMarkup.Escape(section.Heading);
        var note = Note(section, section.More + lines.Count, isMarkup);
        var entries = lines.Select(line => Entry(line, isMarkup)).ToList();
        var (kept, leftOut) = Shorten.Entries(entries, section.More, room - heading.Length, entry => entry.Length, note.Length);
        var end = leftOut == 0 ? "" : Note(section, leftOut, isMarkup);
        return new SlackText(heading + string.Concat(kept) + end, isMarkup);
    }

    private static Fact Shortened(Fact line) => line with
    {
        Label = Shorten.Text(line.Label, SlackLimits.Entry.Most, SlackMarkup.Size),
        Value = Shorten.Text(line.Value, SlackLimits.Entry.Most, SlackMarkup.Size),
    };

    private static string Entry(Fact line, bool isMarkup)
    {
        var label = isMarkup ? SlackMarkup.Link(line.Url, line.Label, SlackLimits.FieldUrl.Most) : SlackMarkup.Escape(line.Label);
        return line.Label.Length == 0 ? $"\n• {SlackMarkup.Escape(line.Value)}" : $"\n• {label}: {SlackMarkup.Escape(line.Value)}";
    }

    private static string Note(Section section, int count, bool isMarkup) =>
        "\n" + (isMarkup ? SlackMarkup.Link(section.Url, Shorten.More(count), SlackLimits.FieldUrl.Most) : Shorten.More(count));
}
