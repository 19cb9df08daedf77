using System.Text.RegularExpressions;

namespace SbomScan.Versions;

/// <summary>Versions of gems: https://docs.ruby-lang.org/en/master/Gem/Version.html.</summary>
internal sealed partial class RubyOrder : PartwiseOrder
{
    private const int Word = 0;
    private const int Number = 1;

    // A version goes on as zeros.
    protected override VersionPart End => VersionPart.Number(Number, "0");

    protected override IReadOnlyList<VersionPart> PartsOf(string version)
    {
        var text = version.Trim();
        if (!Form().IsMatch(text)) throw VersionFault.Of(version);
        var parts = new List<VersionPart>();
        var hasWord = false;
        foreach (var segment in Segments(text.Replace("-", ".pre.", StringComparison.Ordinal)))
        {
            var isWord = !char.IsAsciiDigit(segment[0]);
            // Zeros before the first word do not count: 1.0.a is 1.a.
            if (isWord && !hasWord) TrimZeros(parts);
            hasWord |= isWord;
            parts.Add(isWord ? new VersionPart(Word, segment) : VersionPart.Number(Number, segment));
        }

        return parts;
    }

    private static IEnumerable<string> Segments(string text)
    {
        var start = 0;
        for (var i = 1; i <= text.Length; i++)
        {
            if (i < text.Length && char.IsAsciiDigit(text[i]) == char.IsAsciiDigit(text[start]) && text[i] != '.' && text[start] != '.') continue;
            if (text[start] != '.') yield return text[start..i];
            start = i;
        }
    }

    private static void TrimZeros(List<VersionPart> parts)
    {
        while (parts.Count > 0 && Digits.IsZero(parts[^1].Text)) parts.RemoveAt(parts.Count - 1);
    }

    [GeneratedRegex(
        "^[0-9]+([.][0-9a-zA-Z]+)*(-[0-9A-Za-z-]+([.][0-9A-Za-z-]+)*)?\\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Form();
}
