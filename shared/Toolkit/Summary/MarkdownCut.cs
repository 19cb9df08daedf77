using System.Globalization;

namespace Actions.Toolkit;

/// <summary>Cuts Markdown so that what is left looks as it did: between two blocks where that wastes little, and with open fences, HTML comments and folded sections closed.</summary>
public static class MarkdownCut
{
    private const string Gap = "\n\n";

    /// <summary>The text itself, or as much of its beginning as fits with a note after it.</summary>
    /// <param name="markdown">Text of any author.</param>
    /// <param name="room">Most characters (UTF-16), those of the note included.</param>
    /// <param name="note">Markdown that says that it was cut; a paragraph of its own.</param>
    public static string Fit(string markdown, int room, string note)
    {
        ArgumentNullException.ThrowIfNull(markdown);
        ArgumentNullException.ThrowIfNull(note);
        if (markdown.Length <= room) return markdown;
        var place = PlaceIn(markdown, room - note.Length - Gap.Length);
        return place.End == 0 ? note[..Math.Min(note.Length, room)] : $"{markdown[..place.End].TrimEnd('\r', '\n')}{place.Closers}{Gap}{note}";
    }

    /// <summary>The text, with whatever it leaves open closed, so that other text can follow it.</summary>
    public static string Close(string markdown)
    {
        ArgumentNullException.ThrowIfNull(markdown);
        var closers = ClosersOf(markdown);
        return closers.Length == 0 ? markdown : markdown.TrimEnd('\r', '\n') + closers;
    }

    private static Place PlaceIn(string markdown, int room)
    {
        var open = new OpenMarkdown();
        var (block, line) = (new Place(0, ""), new Place(0, ""));
        foreach (var (start, end) in LinesOf(markdown))
        {
            var text = markdown.AsSpan(start, end - start);
            if (text.IsWhiteSpace() && open.IsBetweenBlocks) block = line;
            open.Read(text);
            if (end + open.Closers.Length > room) break;
            line = new Place(end, open.Closers);
        }

        // A block or a line that fills a good part of the room is better cut than left out.
        if (line.End < room / 2) return PlaceInLine(markdown, line, room);
        return block.End < room / 4 * 3 ? line : block;
    }

    private static Place PlaceInLine(string markdown, Place before, int room)
    {
        for (var most = room; most > before.End;)
        {
            var end = LastCharacter(markdown, before.End, most);
            var closers = ClosersOf(markdown[..end]);
            if (end + closers.Length <= room) return new Place(end, closers);
            most = Math.Min(end - 1, room - closers.Length);
        }

        return before;
    }

    // What people see as one character may be many.
    private static int LastCharacter(string markdown, int start, int most)
    {
        var end = start;
        while (end < markdown.Length && end + StringInfo.GetNextTextElementLength(markdown, end) is var next && next <= most) end = next;
        return end;
    }

    private static string ClosersOf(string markdown)
    {
        var open = new OpenMarkdown();
        foreach (var (start, end) in LinesOf(markdown)) open.Read(markdown.AsSpan(start, end - start));
        return open.Closers;
    }

    private static IEnumerable<(int Start, int End)> LinesOf(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start) is >= 0 and var at ? at + 1 : text.Length;
            yield return (start, end);
            start = end;
        }
    }

    /// <param name="End">Characters that are kept.</param>
    /// <param name="Closers">What has to follow them.</param>
    private readonly record struct Place(int End, string Closers);
}
