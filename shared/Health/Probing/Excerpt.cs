using System.Text;

namespace Actions.Health;

/// <summary>Cuts foreign text for showing. Secrets go first: a cut through a secret would leave a part that no mask recognises.</summary>
public static class Excerpt
{
    /// <summary>Bytes of foreign text in a message.</summary>
    public const int InMessage = 500;

    /// <summary>Bytes of foreign text in a step summary.</summary>
    public const int InSummary = 2048;

    // A body that was cut may end in half a secret; secrets longer than this are keys, of which half is still masked line by line.
    private const int Margin = 256;

    /// <summary>The beginning of a body.</summary>
    internal static string Of(AnswerBody body, int bytes, Func<string, string> redact)
    {
        var text = body.Text;
        return Of(body.Cut ? text[..Math.Max(0, text.Length - Margin)] : text, bytes, redact);
    }

    /// <summary>Redacts, then cuts to a number of UTF-8 bytes at a character boundary.</summary>
    /// <param name="text">Foreign text.</param>
    /// <param name="bytes">Most bytes, without the ellipsis.</param>
    /// <param name="redact">Cuts out the secrets.</param>
    public static string Of(string text, int bytes, Func<string, string> redact)
    {
        var clean = redact(text);
        if (Encoding.UTF8.GetByteCount(clean) <= bytes) return clean;
        var used = 0;
        var end = 0;
        foreach (var rune in clean.EnumerateRunes())
        {
            if (used + rune.Utf8SequenceLength > bytes) break;
            used += rune.Utf8SequenceLength;
            end += rune.Utf16SequenceLength;
        }

        return clean[..end] + "…";
    }
}
