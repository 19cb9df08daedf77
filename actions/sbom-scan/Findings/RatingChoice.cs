using SbomScan.Advisories;
using SbomScan.Cvss;

namespace SbomScan.Findings;

/// <summary>Chooses one of the ratings of a vulnerability: a vector of the ecosystem's own database before one of the others, CVSS 4.0 before 3.x, a vector before a word.</summary>
/// <param name="warn">Hears of vectors that are invalid.</param>
internal sealed class RatingChoice(Action<string> warn)
{
    /// <summary>A record, and the parts of it that are about the package.</summary>
    internal sealed record Source(OsvRecord Record, IReadOnlyList<OsvAffected> Affected)
    {
        // What a record says of the package is closer than what it says of the whole.
        public IEnumerable<OsvSeverity> Severities => Affected.SelectMany(part => part.Severities).Concat(Record.Severities);

        public IEnumerable<string> Words =>
            Affected.Select(part => part.SeverityWord).Append(Record.SeverityWord).OfType<string>().Concat(Severities.Where(one => !one.Type.StartsWith("CVSS_", StringComparison.Ordinal)).Select(one => one.Score));
    }

    /// <param name="sources">The ecosystem's own database first.</param>
    public Rating Of(IReadOnlyList<Source> sources)
    {
        if (sources.FirstOrDefault(source => VulnerabilityIds.IsMalware(source.Record.Id)) is { } malware) return new Rating(Severity.Critical, Source: malware.Record.Id);
        foreach (var source in sources)
        {
            if (ByVector(source) is { } rating) return rating;
        }

        foreach (var source in sources)
        {
            if (source.Words.Select(Severities.OfWord).FirstOrDefault(word => word != null) is { } word) return new Rating(word, Source: source.Record.Id);
        }

        return Rating.Unscored;
    }

    private Rating? ByVector(Source source)
    {
        foreach (var severity in source.Severities.Where(one => one.Type is "CVSS_V3" or "CVSS_V4").OrderByDescending(one => one.Type, StringComparer.Ordinal))
        {
            try
            {
                var score = CvssScore.Of(severity.Score);
                return new Rating(Severities.OfScore(score), score, severity.Score, source.Record.Id);
            }
            catch (FormatException problem)
            {
                warn($"{source.Record.Id} has an invalid CVSS vector: {problem.Message}");
            }
        }

        return null;
    }
}
