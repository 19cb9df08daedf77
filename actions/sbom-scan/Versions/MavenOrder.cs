namespace SbomScan.Versions;

/// <summary>Versions of Maven: https://maven.apache.org/pom.html#version-order-specification. Any text is one.</summary>
internal sealed class MavenOrder : PartwiseOrder
{
    private const int Release = 6;
    private const int OtherWord = 8;
    private const int NumberAfterHyphen = 9;
    private const int NumberAfterDot = 10;

    protected override VersionPart End => new(Release);

    protected override IReadOnlyList<VersionPart> PartsOf(string version)
    {
        if (version.Length == 0) throw VersionFault.Of(version);
        var parts = new List<VersionPart>();
        foreach (var part in MavenTokens.Of(version.ToLowerInvariant()).Select(PartOf))
        {
            // Zeros count only between dots: 1.0.0-rc1 is 1-rc1.
            if (part.Rank <= NumberAfterHyphen) TrimZeros(parts);
            parts.Add(part);
        }

        TrimZeros(parts);
        return parts;
    }

    private static VersionPart PartOf(MavenTokens.Token token)
    {
        if (Digits.AreAll(token.Text)) return VersionPart.Number(token.IsAfterHyphen ? NumberAfterHyphen : NumberAfterDot, token.Text);
        return token.Text switch
        {
            "alpha" => new VersionPart(1),
            "a" when token.IsBeforeDigit => new VersionPart(1),
            "beta" => new VersionPart(2),
            "b" when token.IsBeforeDigit => new VersionPart(2),
            "milestone" => new VersionPart(3),
            "m" when token.IsBeforeDigit => new VersionPart(3),
            "rc" or "cr" => new VersionPart(4),
            "snapshot" => new VersionPart(5),
            "" or "ga" or "final" or "release" => new VersionPart(Release),
            "sp" => new VersionPart(7),
            _ => new VersionPart(OtherWord, token.Text),
        };
    }

    private static void TrimZeros(List<VersionPart> parts)
    {
        while (parts.Count > 0 && (parts[^1].Rank == Release || Digits.IsZero(parts[^1].Text))) parts.RemoveAt(parts.Count - 1);
    }
}
