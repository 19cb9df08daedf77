using System.Globalization;

namespace Notify.Messages;

/// <summary>Cuts text between two characters as people see them, never inside one, and lists between two entries.</summary>
internal static class Shorten
{
    public const string Ellipsis = "…";

    /// <summary>What stands for entries that are left out.</summary>
    public static string More(int count) => $"{Ellipsis} ({count:N0} more)";

    /// <summary>The text, or its beginning with an ellipsis.</summary>
    /// <param name="text">Plain text.</param>
    /// <param name="most">Most units, those of the ellipsis included.</param>
    /// <param name="size">Units of a piece of text as the receiver counts them: characters, escaped characters, bytes.</param>
    public static string Text(string text, int most, Func<string, int> size)
    {
        if (size(text) <= most) return text;
        return most < size(Ellipsis) ? "" : text[..Fitting(ElementsOf(text), most - size(Ellipsis), size)] + Ellipsis;
    }

    /// <inheritdoc cref="Text(string, int, Func{string, int})"/>
    public static string Text(string text, int most) => Text(text, most, piece => piece.Length);

    /// <summary>The text, or its beginning and how much of it is left out: for text of which the reader wants to know that.</summary>
    /// <inheritdoc cref="Text(string, int, Func{string, int})"/>
    public static string Counted(string text, int most, Func<string, int> size)
    {
        if (size(text) <= most) return text;
        var room = most - size(MoreCharacters(text.Length));
        if (room <= 0) return Text(text, most, size);
        var begin = text[..Fitting(ElementsOf(text), room, size)];
        return begin + MoreCharacters(text.Length - begin.Length);
    }

    /// <summary>The text, or as many of its pieces as fit, with an ellipsis.</summary>
    /// <param name="text">Markup of a receiver.</param>
    /// <param name="pieces">What must not be cut, in order; together they are the text.</param>
    /// <param name="most">Most characters.</param>
    public static string Pieces(string text, IEnumerable<string> pieces, int most) =>
        text.Length <= most ? text : text[..Fitting(pieces, most - Ellipsis.Length, piece => piece.Length)] + Ellipsis;

    /// <summary>The entries that fit, from the first on, and how many do not. When some do not, there is room for saying so.</summary>
    /// <param name="entries">All of them.</param>
    /// <param name="more">Entries that were left out before.</param>
    /// <param name="most">Most units.</param>
    /// <param name="size">Units of an entry, what separates it from the next included.</param>
    /// <param name="note">Units of the note that some are left out.</param>
    public static (IReadOnlyList<T> Kept, int LeftOut) Entries<T>(IReadOnlyList<T> entries, int more, int most, Func<T, int> size, int note)
    {
        var kept = new Stack<int>();
        var room = most;
        while (kept.Count < entries.Count && size(entries[kept.Count]) is var next && next <= room)
        {
            kept.Push(next);
            room -= next;
        }

        while (kept.Count > 0 && room < note && (more > 0 || kept.Count < entries.Count)) room += kept.Pop();
        return ([.. entries.Take(kept.Count)], more + entries.Count - kept.Count);
    }

    private static string MoreCharacters(int count) => $"{Ellipsis} ({count:N0} more characters)";

    /// <returns>Length of the beginning that fits.</returns>
    private static int Fitting(IEnumerable<string> pieces, int room, Func<string, int> size)
    {
        var end = 0;
        foreach (var piece in pieces)
        {
            room -= size(piece);
            if (room < 0) break;
            end += piece.Length;
        }

        return end;
    }

    private static IEnumerable<string> ElementsOf(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var length = StringInfo.GetNextTextElementLength(text, at);
            yield return text.Substring(at, length);
            at += length;
        }
    }
}
