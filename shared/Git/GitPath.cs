using System.Text;

namespace Actions.Git;

/// <summary>
/// Name of a file relative to the root of the repository, with <c>/</c>. To git a name is bytes; here each byte that is not part of
/// valid UTF-8 is one lone surrogate U+DC80–U+DCFF, so that nothing is lost and one invalid byte counts as one character.
/// </summary>
public sealed record GitPath : IComparable<GitPath>
{
    private const char FirstRawByte = '\uDC80';
    private const char LastRawByte = '\uDCFF';

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Makes a name from git's bytes.</summary>
    public GitPath(ReadOnlySpan<byte> bytes) => Text = Decode(bytes);

    /// <summary>Takes a name that was <see cref="Text"/> of another one.</summary>
    public GitPath(string text) => Text = text;

    /// <summary>The name as text, with lone surrogates for bytes that are not UTF-8.</summary>
    public string Text { get; }

    /// <summary>Whether the bytes are valid UTF-8.</summary>
    public bool IsUtf8 =>
        !Text.AsSpan().ContainsAnyInRange(FirstRawByte, LastRawByte) || !Enumerable.Range(0, Text.Length).Any(at => IsRawByte(Text, at));

    /// <summary>The bytes git knows.</summary>
    public byte[] ToBytes()
    {
        if (IsUtf8) return Strict.GetBytes(Text);
        using var bytes = new MemoryStream();
        for (var i = 0; i < Text.Length; i++)
        {
            if (IsRawByte(Text, i)) bytes.WriteByte((byte)(Text[i] - 0xDC00));
            else if (char.IsHighSurrogate(Text[i])) bytes.Write(Strict.GetBytes(Text.Substring(i++, 2)));
            else bytes.Write(Strict.GetBytes(Text.Substring(i, 1)));
        }

        return bytes.ToArray();
    }

    /// <summary>The name with U+FFFD for every byte that is not UTF-8.</summary>
    public string ToUnicode() => IsUtf8 ? Text : new string([.. Text.Select((c, i) => IsRawByte(Text, i) ? '\uFFFD' : c)]);

    /// <summary>For people, on one line: control characters and bytes that are not UTF-8 as escapes such as <c>\n</c> and <c>\xff</c>.</summary>
    public override string ToString()
    {
        var visible = new StringBuilder(Text.Length);
        for (var i = 0; i < Text.Length; i++)
        {
            _ = Text[i] switch
            {
                '\n' => visible.Append("\\n"),
                '\r' => visible.Append("\\r"),
                '\t' => visible.Append("\\t"),
                '\\' => visible.Append("\\\\"),
                _ when IsRawByte(Text, i) => visible.Append($"\\x{Text[i] - 0xDC00:x2}"),
                var c when char.IsControl(c) || IsInvisible(c) => visible.Append($"\\u{(int)c:x4}"),
                var c => visible.Append(c),
            };
        }

        return visible.ToString();
    }

    /// <summary>By the order of UTF-16 units, the same on every machine.</summary>
    public int CompareTo(GitPath? other) => string.CompareOrdinal(Text, other?.Text);

    private static string Decode(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return DecodeByRune(bytes);
        }
    }

    private static string DecodeByRune(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length);
        while (bytes.Length > 0)
        {
            if (Rune.DecodeFromUtf8(bytes, out var rune, out var length) == System.Buffers.OperationStatus.Done)
            {
                text.Append(rune.ToString());
            }
            else
            {
                foreach (var raw in bytes[..length]) text.Append((char)(0xDC00 + raw));
            }

            bytes = bytes[length..];
        }

        return text.ToString();
    }

    // A low surrogate without its high one: valid UTF-8 never decodes to that.
    private static bool IsRawByte(string text, int at) => text[at] is >= FirstRawByte and <= LastRawByte && (at == 0 || !char.IsHighSurrogate(text[at - 1]));

    private static bool IsInvisible(char c) => c is '\u2028' or '\u2029' or '\ufeff' or (>= '\u200b' and <= '\u200f') or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069');
}
