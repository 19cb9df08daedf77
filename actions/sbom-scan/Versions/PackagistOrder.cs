namespace SbomScan.Versions;

/// <summary>Versions of PHP packages as Composer normalises and orders them: https://getcomposer.org/doc/articles/versions.md, and PHP's version_compare.</summary>
internal sealed class PackagistOrder : PartwiseOrder
{
    private const int FewestNumbers = 4;
    private const int Unknown = 0;
    private const int Release = 5;
    private const int Number = 6;
    private const int Patch = 7;

    protected override VersionPart End => new(Release);

    protected override IReadOnlyList<VersionPart> PartsOf(string version)
    {
        var text = version.Trim().ToLowerInvariant().TrimStart('v');
        if (text.IndexOf('+') is >= 0 and var build) text = text[..build];
        if (text.Length == 0 || !char.IsAsciiDigit(text[0])) throw VersionFault.Of(version);
        List<VersionPart> parts = [];
        foreach (var word in Words(text))
        {
            var part = PartOf(word);
            if (!part.IsNumber) Pad(parts);
            parts.Add(part);
        }

        Pad(parts);
        return parts;
    }

    // 1.x-dev is newer than every 1.
    private static VersionPart PartOf(string word)
    {
        if (Digits.AreAll(word)) return VersionPart.Number(Number, word);
        if (word == "x") return VersionPart.Number(Number, "9999999");
        var rank = RankOf(word);
        return new VersionPart(rank, rank == Unknown ? word : "");
    }

    private static void Pad(List<VersionPart> parts)
    {
        while (parts.Count < FewestNumbers) parts.Add(VersionPart.Number(Number, "0"));
    }

    private static IEnumerable<string> Words(string text)
    {
        var start = 0;
        for (var i = 1; i <= text.Length; i++)
        {
            if (i < text.Length && KindOf(text[i]) == KindOf(text[start])) continue;
            if (KindOf(text[start]) != 0) yield return text[start..i];
            start = i;
        }
    }

    private static int KindOf(char c) => c is '.' or '-' or '_' ? 0 : char.IsAsciiDigit(c) ? 1 : 2;

    private static int RankOf(string word) => word switch
    {
        "dev" => 1,
        "alpha" or "a" => 2,
        "beta" or "b" => 3,
        "rc" => 4,
        "stable" => Release,
        "patch" or "pl" or "p" => Patch,
        _ => Unknown,
    };
}
