using System.Text;

namespace Migrate.Engine;

/// <summary>Makes lines of bytes that come in pieces: a piece may end anywhere, also within a letter.</summary>
internal sealed class LineBuffer(Action<string> line)
{
    /// <summary>A longer line is handed on in parts: one that never ends must not fill the memory.</summary>
    public const int LongestLine = 64 * 1024;

    private readonly Decoder decoder = Encoding.UTF8.GetDecoder();
    private readonly StringBuilder open = new();

    public void Add(ReadOnlySpan<byte> bytes) => Add(bytes, flush: false);

    /// <summary>Hands on what has no end of line.</summary>
    public void End()
    {
        Add([], flush: true);
        if (open.Length > 0)
            HandOn();
    }

    private void Add(ReadOnlySpan<byte> bytes, bool flush)
    {
        var letters = new char[decoder.GetCharCount(bytes, flush)];
        decoder.GetChars(bytes, letters, flush);
        foreach (var letter in letters)
        {
            if (letter == '\n')
                HandOn();
            else if (open.Append(letter).Length == LongestLine)
                HandOn();
        }
    }

    private void HandOn()
    {
        var text = open.ToString();
        open.Clear();
        line(text.TrimEnd('\r'));
    }
}
