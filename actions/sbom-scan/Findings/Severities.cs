namespace SbomScan.Findings;

/// <summary>The classes of scores and words.</summary>
internal static class Severities
{
    /// <summary>https://www.first.org/cvss/v4.0/specification-document, section 6.</summary>
    /// <param name="score">0 to 10.</param>
    public static Severity OfScore(double score) => score switch
    {
        >= 9 => Severity.Critical,
        >= 7 => Severity.High,
        >= 4 => Severity.Medium,
        > 0 => Severity.Low,
        _ => Severity.None,
    };

    /// <summary>The words of databases and distributions.</summary>
    /// <returns><see langword="null"/>: it says nothing, such as Debian's <c>not yet assigned</c>.</returns>
    public static Severity? OfWord(string? word) => word?.Trim().ToLowerInvariant() switch
    {
        "critical" => Severity.Critical,
        "high" or "important" => Severity.High,
        "medium" or "moderate" => Severity.Medium,
        "low" or "negligible" or "minor" or "unimportant" => Severity.Low,
        "none" => Severity.None,
        _ => null,
    };
}
