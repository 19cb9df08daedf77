using System.Text.Json;
using SbomScan.Findings;
using SbomScan.Inventories;
using SbomScan.Packages;
using SbomScan.Versions;

namespace SbomScan.Foreign;

/// <summary>The JSON of OSV-Scanner (<c>osv-scanner --format json</c>): each group of records with common ids is one finding.</summary>
internal sealed class OsvScannerFindings
{
    private readonly FindingDraft draft = new("osv-scanner");

    private sealed record Group(IReadOnlyList<string> Ids, IReadOnlyList<string> Aliases, double? Score);

    public ForeignFindings Read(JsonElement root)
    {
        foreach (var result in FindingDraft.List(root, "results"))
        {
            foreach (var package in FindingDraft.List(result, "packages")) ReadPackage(result.Child("source"), package);
        }

        return draft.Done();
    }

    private void ReadPackage(JsonElement source, JsonElement package)
    {
        var records = FindingDraft.List(package, "vulnerabilities").ToList();
        var component = PackageOf(source, package);
        foreach (var (ids, aliases, score) in GroupsOf(package, records))
        {
            var own = records.Where(record => ids.Contains(record.Text("id") ?? "", StringComparer.Ordinal)).ToList();
            draft.Add([.. ids, .. aliases, .. own.SelectMany(record => record.Texts("aliases"))], FindingOf(component, package.Child("package"), own, score));
        }
    }

    // A record that is in no group is one of its own.
    private static IEnumerable<Group> GroupsOf(JsonElement package, IEnumerable<JsonElement> records)
    {
        var groups = package.Items("groups").Select(group => new Group(group.Texts("ids"), group.Texts("aliases"), FindingDraft.Number(group.Child("max_severity")))).ToList();
        var grouped = groups.SelectMany(group => group.Ids).ToHashSet(StringComparer.Ordinal);
        var ids = records.Select(record => record.Text("id") ?? throw new FormatException("a vulnerability has no id"));
        return groups.Concat(ids.Where(id => !grouped.Contains(id)).Select(id => new Group([id], [], null)));
    }

    private Finding FindingOf(Component component, JsonElement package, IReadOnlyList<JsonElement> records, double? score)
    {
        var word = records.Select(record => record.Child("database_specific").Text("severity")).FirstOrDefault(text => text != null);
        return new Finding
        {
            Id = "",
            Ids = [],
            Component = component,
            Rating = draft.Rating(score == null ? word : null, score, null),
            Title = FindingDraft.Line(records.Select(record => record.Text("summary")).FirstOrDefault(text => !string.IsNullOrEmpty(text)) ?? records.Select(record => record.Text("details")).FirstOrDefault()),
            Details = records.Select(record => record.Text("details")).FirstOrDefault(text => !string.IsNullOrEmpty(text)) ?? "",
            FixedVersions = Fixes(package, records),
            Published = records.Min(record => FindingDraft.Time(record.Text("published"))),
            Modified = records.Max(record => FindingDraft.Time(record.Text("modified"))),
            References = FindingDraft.Links(records.SelectMany(record => record.Items("references")).Select(link => link.Text("url"))),
        };
    }

    private Component PackageOf(JsonElement source, JsonElement package)
    {
        var (name, version) = (package.Child("package").Text("name"), package.Child("package").Text("version"));
        var component = draft.Package(
            ForeignPurl.Of(TypeOf(package.Child("package").Text("ecosystem")), name, version), name, version,
            source.Text("path") is { Length: > 0 } path ? [new Occurrence(path.TrimStart('/'), 0)] : []);
        var groups = package.Texts("dependency_groups");
        return groups.Count > 0 && groups.All(group => group is "dev" or "test") ? component with { Scope = Scope.Dev } : component with { Scope = Scope.Unknown };
    }

    // The nearest above the installed version first.
    private static List<string> Fixes(JsonElement package, IEnumerable<JsonElement> records)
    {
        var fixes = records.SelectMany(record => record.Items("affected")).Where(affected => affected.Child("package").Text("name") == package.Text("name"))
            .SelectMany(affected => affected.Items("ranges")).Where(range => range.Text("type") != "GIT").SelectMany(range => range.Items("events"))
            .Select(one => one.Text("fixed")).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        if (VersionOrders.Of(package.Text("ecosystem") ?? "") is not { } order || package.Text("version") is not { Length: > 0 } installed) return fixes;
        try
        {
            return [.. fixes.Where(fix => order.Compare(fix, installed) > 0).Order(Comparer<string>.Create(order.Compare))];
        }
        catch (Exception problem) when (problem is FormatException or InvalidOperationException)
        {
            // Sorting wraps what a comparison throws.
            return fixes;
        }
    }

    private static string? TypeOf(string? ecosystem) => ecosystem switch
    {
        "npm" => "npm",
        "PyPI" => "pypi",
        "Go" => "golang",
        "crates.io" => "cargo",
        "RubyGems" => "gem",
        "Packagist" => "composer",
        "Maven" => "maven",
        "NuGet" => "nuget",
        "Pub" => "pub",
        "Hex" => "hex",
        "CRAN" => "cran",
        "Hackage" => "hackage",
        "GitHub Actions" => "githubactions",
        _ => null,
    };
}
