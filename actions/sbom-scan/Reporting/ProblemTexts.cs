using SbomScan.Inventories;
using SbomScan.Licenses;
using SbomScan.Lookup;
using SbomScan.Packages;

namespace SbomScan.Reporting;

/// <summary>What went wrong, in words: which files, which packages, and what to do.</summary>
internal static class ProblemTexts
{
    private const int MostNamed = 10;

    public static string Unreadable(Coverage coverage)
    {
        Unread[] all = [.. coverage.Unreadable, .. coverage.Layers];
        return $"{Count(all.Length, "file or layer", "files or layers")} could not be read, so what they hold is not known:\n{Lines(all.Select(one => $"{one.What}: {one.Reason}"))}";
    }

    public static string Empty(Coverage coverage) =>
        $"{Count(coverage.Empty.Count, "place")} gave no package:\n{Lines(coverage.Empty.Select(one => $"{one.What}: {one.Reason}"))}\nCheck out the repository in an earlier step, or name the right folder with 'path'.";

    public static string LookupFailed(LookupAnswer answer)
    {
        var failed = answer.NotLookedUp.Where(one => one.IsFailure).ToList();
        var reasons = failed.CountBy(one => one.Text).OrderByDescending(group => group.Value).Take(3).Select(group => group.Key);
        return $"{Count(failed.Count, "package")} could not be looked up ({answer.Source}): {string.Join("; ", reasons)}.\n{Lines(failed.Select(one => Name(one.Component)))}";
    }

    public static string Licenses(LicenseVerdict licenses) =>
        $"{Count(licenses.Violations.Count, "package")} with a licence that the policy denies:\n{Lines(licenses.Violations.Select(one => $"{Name(one.Component)}: {one.License.Shown}, {one.Reason}"))}";

    public static string NothingLookedUp(LookupAnswer answer) =>
        $"None of the packages could be looked up, so nothing is known of their vulnerabilities:\n{string.Join('\n', NotLookedUp(answer))}";

    public static string LookupGaps(LookupAnswer answer) => $"Not every package could be looked up:\n{string.Join('\n', NotLookedUp(answer))}";

    /// <summary>Packages that nothing can be asked for, by reason; not a failure, but not "no findings" either.</summary>
    public static IEnumerable<string> NotLookedUp(LookupAnswer answer) => answer.NotLookedUp
        .Where(one => !one.IsFailure && one.Component.Origin != PackageOrigin.Own)
        .GroupBy(one => one.Text)
        .OrderByDescending(group => group.Count())
        .Select(group => $"{Count(group.Count(), "package")} not looked up because {group.Key}: {Some(group.Select(one => Name(one.Component)))}");

    public static string Name(Component component) => $"{component.Name} {component.Version}".TrimEnd();

    public static string Count(int number, string one, string? many = null) => number == 1 ? $"1 {one}" : $"{number} {many ?? one + "s"}";

    public static string Some(IEnumerable<string> names)
    {
        var all = names.ToList();
        return all.Count <= MostNamed ? string.Join(", ", all) : $"{string.Join(", ", all.Take(MostNamed))} and {all.Count - MostNamed} more";
    }

    private static string Lines(IEnumerable<string> lines)
    {
        var all = lines.ToList();
        return string.Join('\n', all.Count <= MostNamed ? all : [.. all.Take(MostNamed), $"and {all.Count - MostNamed} more"]);
    }
}
