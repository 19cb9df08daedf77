using System.Globalization;
using SbomScan.Findings;

namespace SbomScan.Sarif;

/// <summary>How severe GitHub takes a finding to be.</summary>
internal static class SarifLevel
{
    public static string Of(Severity severity) => severity switch
    {
        Severity.Critical or Severity.High => "error",
        Severity.Medium => "warning",
        _ => "note",
    };

    /// <summary>
    /// What GitHub makes the severity of an alert from: the score, or the least score of its class where only a word is known;
    /// <see langword="null"/>: not scored.
    /// </summary>
    public static string? SecuritySeverity(Rating rating)
    {
        var score = rating.Score ?? rating.Severity switch
        {
            Severity.Critical => 9.0,
            Severity.High => 7.0,
            Severity.Medium => 4.0,
            Severity.Low => 0.1,
            _ => null as double?,
        };
        return rating.Severity == Severity.Unscored ? null : score?.ToString("0.0", CultureInfo.InvariantCulture);
    }
}
