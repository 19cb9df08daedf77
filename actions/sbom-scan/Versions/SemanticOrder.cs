namespace SbomScan.Versions;

/// <summary>Semantic Versioning 2.0.0, section 11, and what looks like it: a <c>v</c> before it, one to <paramref name="mostNumbers"/> numbers.</summary>
/// <param name="fewestNumbers">Fewer are no version; those that are missing are 0.</param>
/// <param name="mostNumbers">More are no version.</param>
/// <param name="ignoresCase">Words of pre-releases are compared without regard to case, as NuGet does.</param>
/// <param name="comparesBuilds">Builds (<c>+5</c>) count, as in pub; in the standard they do not.</param>
internal class SemanticOrder(int fewestNumbers = 3, int mostNumbers = 3, bool ignoresCase = false, bool comparesBuilds = false) : PartwiseOrder
{
    private const int NumericWord = 1;
    private const int Word = 2;
    private const int Release = 3;

    protected override IReadOnlyList<VersionPart> PartsOf(string version)
    {
        var (text, build) = Cut(version.StartsWith('v') || version.StartsWith('V') ? version[1..] : version, '+');
        var (numbers, prerelease) = Cut(text, '-');
        var parts = Numbers(version, numbers);
        if (prerelease == null) parts.Add(new VersionPart(Release));
        else parts.AddRange(Words(version, prerelease));
        var words = build == null ? [] : Words(version, build).ToList();
        if (comparesBuilds) parts.AddRange([new VersionPart(0), .. words]);
        return parts;
    }

    private List<VersionPart> Numbers(string version, string text)
    {
        var numbers = text.Split('.');
        var isRight = numbers.Length >= fewestNumbers && numbers.Length <= mostNumbers && numbers.All(number => Digits.AreAll(number));
        if (!isRight) throw VersionFault.Of(version);
        var missing = Enumerable.Repeat("0", mostNumbers - numbers.Length);
        return [.. numbers.Concat(missing).Select(number => VersionPart.Number(0, number))];
    }

    private IEnumerable<VersionPart> Words(string version, string text)
    {
        foreach (var word in text.Split('.'))
        {
            if (word.Length == 0 || !word.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')) throw VersionFault.Of(version);
            yield return Digits.AreAll(word) ? VersionPart.Number(NumericWord, word) : new VersionPart(Word, ignoresCase ? word.ToLowerInvariant() : word);
        }
    }

    private static (string Head, string? Tail) Cut(string text, char mark) =>
        text.IndexOf(mark) is >= 0 and var at ? (text[..at], text[(at + 1)..]) : (text, null);
}
