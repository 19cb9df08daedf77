namespace SbomScan.Findings;

/// <summary>How bad a vulnerability is, and who says so.</summary>
/// <param name="Severity">The class.</param>
/// <param name="Score">CVSS base score 0–10; <see langword="null"/> when only a word is known.</param>
/// <param name="Vector">The CVSS vector the score comes from.</param>
/// <param name="Source">Who says so: the id of the record with the vector, or the database with the word.</param>
internal sealed record Rating(Severity Severity, double? Score = null, string? Vector = null, string? Source = null)
{
    public static Rating Unscored { get; } = new(Severity.Unscored);
}
