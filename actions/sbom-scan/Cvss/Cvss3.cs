namespace SbomScan.Cvss;

/// <summary>The base score of CVSS 3.0 and 3.1: https://www.first.org/cvss/v3.1/specification-document, section 7.1.</summary>
internal static class Cvss3
{
    private static readonly CvssMetrics Metrics = new(
        "AV:NALP AC:LH PR:NLH UI:NR S:UC C:HLN I:HLN A:HLN",
        "E:XUPFH RL:XOTWU RC:XURC CR:XLMH IR:XLMH AR:XLMH MAV:XNALP MAC:XLH MPR:XNLH MUI:XNR MS:XUC MC:XHLN MI:XHLN MA:XHLN");

    public static double Score(string text, Func<double, double> roundUp)
    {
        var metrics = Metrics.Read(text);
        var isChanged = metrics["S"] == 'C';
        var lost = 1 - ((1 - Loss(metrics["C"])) * (1 - Loss(metrics["I"])) * (1 - Loss(metrics["A"])));
        var impact = isChanged ? (7.52 * (lost - 0.029)) - (3.25 * Math.Pow(lost - 0.02, 15)) : 6.42 * lost;
        if (impact <= 0) return 0;
        var complexity = metrics["AC"] == 'L' ? 0.77 : 0.44;
        var interaction = metrics["UI"] == 'N' ? 0.85 : 0.62;
        var ease = 8.22 * Vector(metrics["AV"]) * complexity * Privileges(metrics["PR"], isChanged) * interaction;
        return roundUp(Math.Min((isChanged ? 1.08 : 1) * (impact + ease), 10));
    }

    public static double RoundUp30(double score) => Math.Ceiling(score * 10) / 10;

    /// <summary>Does not round what only floating point puts above a tenth: appendix A of the specification.</summary>
    public static double RoundUp31(double score)
    {
        var fine = (long)Math.Round(score * 100_000);
        return fine % 10_000 == 0 ? fine / 100_000.0 : ((fine / 10_000) + 1) / 10.0;
    }

    private static double Loss(char value) => value switch { 'H' => 0.56, 'L' => 0.22, _ => 0 };

    private static double Vector(char value) => value switch { 'N' => 0.85, 'A' => 0.62, 'L' => 0.55, _ => 0.2 };

    private static double Privileges(char value, bool isChanged) => value switch
    {
        'N' => 0.85,
        'L' => isChanged ? 0.68 : 0.62,
        _ => isChanged ? 0.5 : 0.27,
    };
}
