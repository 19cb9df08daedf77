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
        return Same(seen) ? null : new Fault(Reason.Version, $"answers with version {seen}, expected {Version}");
    }

    private bool Same(string seen) =>
        string.Equals(seen, Version, StringComparison.Ordinal) || IsAbbreviation(seen, Version) || IsAbbreviation(Version, seen);

    private static bool IsAbbreviation(string brief, string full) =>
        brief.Length >= ShortestCommit && full.Length is 40 or 64 && full.All(char.IsAsciiHexDigit)
        && full.StartsWith(brief, StringComparison.OrdinalIgnoreCase);
}
