using SbomScan.Findings;
using SbomScan.Inventories;
using SbomScan.Packages;

namespace SbomScan.Tests.Support;

/// <summary>Plain examples of the model.</summary>
internal static class Some
{
    public static Component Component(string name = "lodash", string version = "4.17.20", Scope scope = Scope.Runtime, params IReadOnlyList<string> files)
    {
        var purl = PackageUrl.Named("npm", name, version);
        return new Component
        {
            Key = purl.ToString(),
            Name = name,
            Version = version,
            Purl = purl,
            Scope = scope,
            Occurrences = [.. (files.Count == 0 ? ["package-lock.json"] : files).Select(file => new Occurrence(file, 12))],
        };
    }

    public static Finding Finding(string id = "CVE-2024-1", Severity severity = Severity.High, Component? component = null, string? fixedIn = "4.17.21", params IReadOnlyList<string> aliases) => new()
    {
        Id = id,
        Ids = [.. aliases.Prepend(id).Order(StringComparer.Ordinal)],
        Component = component ?? Component(),
        Rating = severity == Severity.Unscored ? Rating.Unscored : new Rating(severity, 7.5, "CVSS:3.1/AV:N", id),
        Title = "It can be made to do what it should not",
        FixedVersions = fixedIn == null ? [] : [fixedIn],
    };

    public static ReportedFinding Reported(string id = "CVE-2024-1", Severity severity = Severity.High, Component? component = null, string? fixedIn = "4.17.21") =>
        new(Finding(id, severity, component, fixedIn));
}
