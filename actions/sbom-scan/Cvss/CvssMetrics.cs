using SbomScan.Packages;

namespace SbomScan.Cvss;

/// <summary>The metrics of a version of CVSS, and the values each may have.</summary>
/// <param name="required">Those a vector must have: <c>AV:NALP AC:LH</c> means AV with the values N, A, L, P, and so on.</param>
/// <param name="optional">Those it may have.</param>
internal sealed class CvssMetrics(string required, string optional)
{
    private const int Shown = 20;

    private readonly IReadOnlyDictionary<string, string> required = Table(required);
    private readonly IReadOnlyDictionary<string, string> optional = Table(optional);

    /// <summary>Metric → value.</summary>
    /// <param name="text">What follows the prefix of a vector: <c>AV:N/AC:L</c>, in any order.</param>
    /// <exception cref="FormatException">A metric is unknown, twice, missing, or has another value.</exception>
    public IReadOnlyDictionary<string, char> Read(string text)
    {
        var values = new Dictionary<string, char>(StringComparer.Ordinal);
        foreach (var part in text.Split('/'))
        {
            var (name, value) = part.IndexOf(':') is >= 0 and var at ? (part[..at], part[(at + 1)..]) : (part, "");
            var allowed = required.GetValueOrDefault(name) ?? optional.GetValueOrDefault(name);
            if (allowed == null) throw new FormatException($"it has a metric '{ShortText.Of(name, Shown)}', which there is not");
            if (value.Length != 1 || !allowed.Contains(value))
                throw new FormatException($"its metric {name} is '{ShortText.Of(value, Shown)}', not one of {string.Join(", ", allowed.ToCharArray())}");
            if (!values.TryAdd(name, value[0])) throw new FormatException($"it has its metric {name} twice");
        }

        var missing = required.Keys.FirstOrDefault(name => !values.ContainsKey(name));
        return missing == null ? values : throw new FormatException($"it lacks the metric {missing}");
    }

    private static Dictionary<string, string> Table(string text) =>
        text.Split(' ').Select(one => one.Split(':')).ToDictionary(one => one[0], one => one[1], StringComparer.Ordinal);
}
