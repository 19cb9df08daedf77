using SbomScan.Advisories;
using SbomScan.Versions;

namespace SbomScan.Lookup;

/// <summary>Holds a package against the ranges of a record.</summary>
internal static class AdvisoryMatcher
{
    public static AdvisoryMatch Match(OsvPackage package, OsvRecord record)
    {
        var parts = record.Affected.Where(part => IsAbout(part, package)).ToList();
        var answers = parts.Select(part => Read(part, package)).ToList();
        return new AdvisoryMatch(record, parts, IsAffected(answers))
        {
            Range = answers.FirstOrDefault(answer => answer.IsAffected == true)?.Range ?? answers.FirstOrDefault()?.Range ?? "",
            Fixes = [.. answers.SelectMany(answer => answer.Fixes).Distinct(StringComparer.Ordinal)],
            Problem = answers.FirstOrDefault(answer => answer.Problem != null)?.Problem,
        };
    }

    /// <summary>A record without a release is about all of them.</summary>
    public static bool IsAbout(OsvAffected affected, OsvPackage package) =>
        IsPartOf(affected.Ecosystem, package.Ecosystem)
        && (package.Release == null || Releases.Include(affected.Ecosystem, package.Release))
        && OsvNames.ComparerOf(BaseOf(package.Ecosystem)).Equals(affected.Name, package.Name);

    public static string BaseOf(string ecosystem) => ecosystem.Split(':')[0];

    private static bool IsPartOf(string left, string right) => left == right || BaseOf(left) == right || left == BaseOf(right);

    private static bool? IsAffected(IReadOnlyList<Answer> answers)
    {
        if (answers.Any(answer => answer.IsAffected == true)) return true;
        return answers.Any(answer => answer.IsAffected == null) ? null : false;
    }

    private static Answer Read(OsvAffected part, OsvPackage package)
    {
        var order = VersionOrders.Of(package.Ecosystem)!;
        try
        {
            var versions = new AffectedVersions(part, order);
            return new Answer(versions.Contain(package.Version), versions.TextFor(package.Version), versions.FixesAbove(package.Version), null);
        }
        catch (FormatException problem)
        {
            return part.Versions.Contains(package.Version)
                ? new Answer(true, $"= {package.Version}", [], null)
                : new Answer(null, "", [], $"{part.Name}: {problem.Message}");
        }
    }

    private sealed record Answer(bool? IsAffected, string Range, IReadOnlyList<string> Fixes, string? Problem);
}
