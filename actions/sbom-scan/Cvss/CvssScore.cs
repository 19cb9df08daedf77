namespace SbomScan.Cvss;

/// <summary>Scores of the Common Vulnerability Scoring System: https://www.first.org/cvss/.</summary>
internal static class CvssScore
{
    private const int LongestVector = 1000;

    /// <summary>0 to 10 with one decimal: the base score of 3.x; for 4.0 the score with all metrics the vector has.</summary>
    /// <exception cref="FormatException">It is no vector of CVSS 3.0, 3.1 or 4.0; the message says why.</exception>
    public static double Of(string vector)
    {
        if (vector.Length > LongestVector) throw new FormatException("it is too long");
        var slash = vector.IndexOf('/');
        var rest = slash < 0 ? "" : vector[(slash + 1)..];
        return (slash < 0 ? vector : vector[..slash]) switch
        {
            "CVSS:3.0" => Cvss3.Score(rest, Cvss3.RoundUp30),
            "CVSS:3.1" => Cvss3.Score(rest, Cvss3.RoundUp31),
            "CVSS:4.0" => Cvss4.Score(rest),
            _ => throw new FormatException("it does not begin with CVSS:3.0, CVSS:3.1 or CVSS:4.0"),
        };
    }
}
