using System.Text.Json;
using SbomScan.Findings;
using SbomScan.Inventories;

namespace SbomScan.Foreign;

/// <summary>The JSON of Trivy (<c>trivy --format json</c>), schema 2.</summary>
internal sealed class TrivyFindings
{
    // Whose numbers are shown beside Trivy's word.
    private static readonly string[] Scorers = ["nvd", "ghsa", "redhat", "bitnami"];

    private readonly FindingDraft draft = new("trivy");

    public ForeignFindings Read(JsonElement root)
    {
        if (FindingDraft.Number(root.Child("SchemaVersion")) != 2) throw new FormatException("a report of Trivy of another schema than 2");
        foreach (var result in FindingDraft.List(root, "Results"))
        {
            foreach (var vulnerability in FindingDraft.List(result, "Vulnerabilities")) ReadVulnerability(result, vulnerability);
        }

        return draft.Done();
    }

    private void ReadVulnerability(JsonElement result, JsonElement vulnerability) =>
        // Its VendorIDs are advisories, which may stand for several vulnerabilities.
        draft.Add([vulnerability.Text("VulnerabilityID") ?? throw new FormatException("a vulnerability has no id")], new Finding
        {
            Id = "",
            Ids = [],
            Component = PackageOf(result, vulnerability),
            Rating = RatingOf(vulnerability),
            Title = FindingDraft.Line(vulnerability.Text("Title") ?? vulnerability.Text("Description")),
            Details = vulnerability.Text("Description") ?? "",
            FixedVersions = (vulnerability.Text("FixedVersion") ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
            Published = FindingDraft.Time(vulnerability.Text("PublishedDate")),
            Modified = FindingDraft.Time(vulnerability.Text("LastModifiedDate")),
            References = FindingDraft.Links([vulnerability.Text("PrimaryURL"), .. vulnerability.Texts("References")]),
        });

    private Component PackageOf(JsonElement result, JsonElement vulnerability)
    {
        var (name, version) = (vulnerability.Text("PkgName"), vulnerability.Text("InstalledVersion"));
        var purl = vulnerability.Child("PkgIdentifier").Text("PURL") ?? vulnerability.Text("PkgRef") ?? ForeignPurl.Of(TypeOf(result.Text("Type")), name, version);
        // Packages of a distribution have no file of their own: their target is the image.
        var file = vulnerability.Text("PkgPath") is { Length: > 0 } path ? path : result.Text("Class") == "os-pkgs" ? null : result.Text("Target");
        var layer = vulnerability.Child("Layer").Text("Digest") is { Length: > 0 } digest ? digest : null;
        return draft.Package(purl, name, version, string.IsNullOrEmpty(file) ? [] : [new Occurrence(file.TrimStart('/'), 0, layer)]);
    }

    private Rating RatingOf(JsonElement vulnerability)
    {
        var chosen = vulnerability.Text("SeveritySource") is { } source ? Scorers.Prepend(source) : Scorers;
        var scores = chosen.Select(name => vulnerability.Child("CVSS").Child(name)).ToList();
        foreach (var (score, vector) in (ReadOnlySpan<(string, string)>)[("V40Score", "V40Vector"), ("V3Score", "V3Vector")])
        {
            if (scores.Find(one => FindingDraft.Number(one.Child(score)) is > 0) is { ValueKind: JsonValueKind.Object } found)
                return draft.Rating(vulnerability.Text("Severity"), FindingDraft.Number(found.Child(score)), found.Text(vector));
        }

        return draft.Rating(vulnerability.Text("Severity"), null, null);
    }

    private static string? TypeOf(string? type) => type switch
    {
        "npm" or "node-pkg" or "yarn" or "pnpm" or "bun" => "npm",
        "pip" or "python-pkg" or "pipenv" or "poetry" or "uv" or "conda-pkg" => "pypi",
        "gomod" or "gobinary" => "golang",
        "cargo" or "rustbinary" => "cargo",
        "bundler" or "gemspec" => "gem",
        "composer" or "composer-vendor" => "composer",
        "pom" or "jar" or "gradle" or "sbt" => "maven",
        "nuget" or "dotnet-core" or "packages-props" => "nuget",
        "pub" or "hex" or "conan" => type,
        _ => null,
    };
}
