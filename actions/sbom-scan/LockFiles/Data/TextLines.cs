namespace SbomScan.LockFiles.Data;

/// <summary>The lines of a text, one after another: a file of nothing but line breaks takes no more memory than it has bytes.</summary>
internal static class TextLines
{
    private const int MostLines = 2_000_000;

    /// <returns>The lines without their ends, numbered from 1. A line break at the end of the text ends its last line.</returns>
    /// <exception cref="FormatException">There are more than in any file that people or tools write.</exception>
    public static IEnumerable<(string Text, int Number)> Of(string text)
    {
        var number = 0;
        for (var start = 0; start < text.Length;)
        {
            if (number == MostLines) throw new FormatException($"it has more than {MostLines:N0} lines");
            var end = text.IndexOf('\n', start);
            if (end < 0) end = text.Length;
            yield return (text[start..end].TrimEnd('\r'), ++number);
            start = end + 1;
        }
    }
}
