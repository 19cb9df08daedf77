using System.Text;

namespace DetectChanges.Filters.Lint;

/// <summary>
/// A text without its case and its accents: the same for every way in which a name can be spelled, composed (<c>é</c>) or decomposed
/// (<c>e</c> and U+0301, as macOS writes it). The programs carry no Unicode tables, so the composed letters of Latin and Cyrillic are listed.
/// </summary>
internal static class FoldedText
{
    private static readonly Dictionary<char, char> Plain = new[]
    {
        "aàáâãäåāăą", "cçćĉċč", "dď", "eèéêëēĕėęě", "gĝğġģ", "hĥ", "iìíîïĩīĭį", "jĵ", "kķ", "lĺļľ", "nñńņň", "oòóôõöōŏő", "rŕŗř", "sśŝşšș", "tţťț", "uùúûüũūŭůűų",
        "wŵ", "yýÿŷ", "zźżž", "ий", "её", "ії",
    }.SelectMany(group => group.Skip(1).Select(letter => (letter, group[0]))).ToDictionary();

    public static string Of(string text)
    {
        var lower = text.ToLowerInvariant();
        if (Ascii.IsValid(lower)) return lower;
        var folded = new StringBuilder(lower.Length);
        foreach (var letter in lower)
        {
            if (letter is < '\u0300' or > '\u036f') folded.Append(Plain.GetValueOrDefault(letter, letter));
        }

        return folded.ToString();
    }
}
