using SbomScan.Advisories;
using SbomScan.Cvss;

namespace SbomScan.Findings;

/// <summary>
/// Chooses one of the ratings of a vulnerability: a vector of the ecosystem's own database before one of the others, CVSS 4.0 before 3.x, any
/// vector before any word.
/// </summary>
/// <param name="warn">Hears of vectors that are invalid.</param>
internal sealed class RatingChoice(Action<string> warn)
{
    /// <summary>A record, and the parts of it that are about the package.</summary>
    internal sealed record Source(OsvRecord Record, IReadOnlyList<OsvAffected> Affected)
    {
        // What a record says of the package is closer than what it says of the whole.
        public IEnumerable<OsvSeverity> Severities => Affected.SelectMany(part => part.Severities).Concat(Record.Severities);

        public Severity? Word =>
            Affected.Select(part => part.SeverityWord)
                .Append(Record.SeverityWord)
                .Concat(Severities.Where(one => !one.Type.StartsWith("CVSS_", StringComparison.Ordinal)).Select(one => one.Score))
                .Select(Findings.Severities.OfWord)
                .FirstOrDefault(word => word != null);
    }

    /// <param name="sources">The ecosystem's own database first.</param>
    public Rating Of(IReadOnlyList<Source> sources)
    {
        foreach (var source in sources)
        {
            if (ByVector(source) is { } rating) return rating;
        }

        foreach (var source in sources)
        {
            if (source.Word is { } word) return new Rating(word, Source: source.Record.Id);
        }

        return Rating.Unscored;
    }

    /// <summary>The record itself says by a vector how bad it is: other databases need not be asked.</summary>
    public static bool HasVector(OsvRecord record) => new RatingChoice(_ => { }).ByVector(new Source(record, record.Affected)) != null;

    private Rating? ByVector(Source source)
    {
        var vectors = source.Severities.Where(one => one.Type is "CVSS_V3" or "CVSS_V4");
        foreach (var severity in vectors.OrderByDescending(one => one.Type, StringComparer.Ordinal))
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
