using System.Globalization;

namespace Notify.Messages;

/// <summary>Cuts text between two characters as people see them, never inside one.</summary>
internal static class Shorten
{
    public const string Ellipsis = "…";

    /// <summary>The text, or its beginning with an ellipsis.</summary>
    /// <param name="text">Plain text.</param>
    /// <param name="most">Most units, those of the ellipsis included.</param>
    /// <param name="size">Units of a piece of text as the receiver counts them: characters, escaped characters, bytes.</param>
    public static string Text(string text, int most, Func<string, int> size)
    {
        if (size(text) <= most) return text;
        var room = most - size(Ellipsis);
        var end = 0;
        foreach (var length in ElementsOf(text))
        {
            room -= size(text.Substring(end, length));
            if (room < 0) break;
            end += length;
        }

        return most < size(Ellipsis) ? "" : text[..end] + Ellipsis;
    }

    /// <inheritdoc cref="Text(string, int, Func{string, int})"/>
    public static string Text(string text, int most) => Text(text, most, piece => piece.Length);

    private static IEnumerable<int> ElementsOf(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var length = StringInfo.GetNextTextElementLength(text, at);
            yield return length;
            at += length;
        }
    }
}
