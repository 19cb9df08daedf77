using System.Globalization;
using SbomScan.Findings;
using SbomScan.Gating;

namespace SbomScan.Sarif;

/// <summary>How severe GitHub takes a finding to be.</summary>
internal static class SarifLevel
{
    public static string Of(Finding finding) => Gate.SeverityOf(finding) switch
    {
        Severity.Critical or Severity.High => "error",
        Severity.Medium => "warning",
        _ => "note",
    };

    /// <summary>
    /// What GitHub makes the severity of an alert from: the score, or the least score of its class where only a word is known;
    /// <see langword="null"/>: not scored.
    /// </summary>
    public static string? SecuritySeverity(Finding finding)
    {
        var severity = Gate.SeverityOf(finding);
        // A malicious package may have the score of something less.
        var score = severity == finding.Rating.Severity ? finding.Rating.Score : null;
        score ??= severity switch
        {
            Severity.Critical => 9.0,
            Severity.High => 7.0,
            Severity.Medium => 4.0,
            Severity.Low => 0.1,
            _ => null,
        };
        return severity == Severity.Unscored ? null : score?.ToString("0.0", CultureInfo.InvariantCulture);
    }
}
