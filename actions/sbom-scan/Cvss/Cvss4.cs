namespace SbomScan.Cvss;

/// <summary>
/// The score of CVSS 4.0: https://www.first.org/cvss/v4.0/specification-document, section 8. A vector belongs to one of 270 classes ("macro
/// vectors") with a score each; within the class the score sinks by how far the vector is from the worst one of its class.
/// </summary>
internal static class Cvss4
{
    private static readonly CvssMetrics Metrics = new(
        "AV:NALP AC:LH AT:NP PR:NLH UI:NPA VC:HLN VI:HLN VA:HLN SC:HLN SI:HLN SA:HLN",
        "E:XAPU CR:XHML IR:XHML AR:XHML MAV:XNALP MAC:XLH MAT:XNP MPR:XNLH MUI:XNPA MVC:XHLN MVI:XHLN MVA:XHLN MSC:XHLN MSI:XSHLN MSA:XSHLN"
        + " S:XNP AU:XNY R:XAUI V:XDC RE:XLMH U:XCGAR");

    public static double Score(string text)
    {
        var vector = new Cvss4Vector(Metrics.Read(text));
        if (vector.HasNoImpact) return 0;
        var macro = Cvss4Macro.Of(vector);
        var score = macro.Score!.Value;
        var falls = macro.Groups.Select(group => Fall(vector, group, score)).OfType<decimal>().ToList();
        if (falls.Count > 0) score -= falls.Average();
        return (double)(Math.Floor((Math.Clamp(score, 0, 10) * 10) + 0.500001m) / 10);
    }

    // How far the score sinks towards the next lower class; null when there is none.
    private static decimal? Fall(Cvss4Vector vector, Cvss4Group group, decimal score) =>
        group.NextScore is { } next ? (score - next) * group.DistanceOf(vector) / group.Depth : null;
}
