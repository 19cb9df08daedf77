namespace Actions.Health;

/// <summary>The version a target must answer with; an old version that answers healthily is "not yet".</summary>
/// <param name="Version">The version.</param>
/// <param name="Source">Where it is told.</param>
public sealed record ExpectedVersion(string Version, VersionSource Source)
{
    /// <summary>Shortest abbreviation of a commit id that counts as the same commit; git abbreviates to 7 digits at least.</summary>
    private const int ShortestCommit = 7;

    internal Fault? Judge(string? seen)
    {
        if (seen is null) return new Fault(Reason.Version, $"the answer tells no version at {Source}, expected {Version}");
        return AreSame(seen, Version) ? null : new Fault(Reason.Version, $"answers with version {seen}, expected {Version}");
    }

    /// <summary>Whether two versions are one, also where one is the abbreviated id of a commit.</summary>
    internal static bool AreSame(string seen, string expected) =>
        string.Equals(seen, expected, StringComparison.Ordinal) || IsAbbreviation(seen, expected) || IsAbbreviation(expected, seen);

    private static bool IsAbbreviation(string brief, string full) =>
        brief.Length >= ShortestCommit && full.Length is 40 or 64 && full.All(char.IsAsciiHexDigit)
        && full.StartsWith(brief, StringComparison.OrdinalIgnoreCase);
}
