using System.Text.Json;
using SbomScan.Inventories;
using SbomScan.Packages;

namespace SbomScan.Foreign;

/// <summary>Reads SPDX 2.2 and 2.3 documents of any tool.</summary>
internal sealed class SpdxReader(JsonElement root)
{
    private readonly ForeignComponents components = new();
    private readonly List<(string From, string Type, string To)> relationships = [];

    public ForeignSbom Read()
    {
        var version = root.Text("spdxVersion")!;
        if (version is not ("SPDX-2.2" or "SPDX-2.3")) throw new FormatException($"'{ForeignComponents.Cut(version)}' is not read; SPDX-2.2 and SPDX-2.3 are");
        ReadRelationships();
        var described = Described();
        var groups = ReadPackages(described.Count == 1 ? described[0] : null);
        foreach (var (from, _, to) in relationships.Where(one => one.Type == "DEPENDS_ON")) components.AddEdge(from, to);
        foreach (var (from, _, to) in relationships.Where(one => one.Type.EndsWith("DEPENDENCY_OF", StringComparison.Ordinal))) components.AddEdge(to, from);
        return new ForeignSbom($"SPDX {version["SPDX-".Length..]}", Tool(), components.Build(Name(described), groups), components.HasEdges, components.Remarks);
    }

    private void ReadRelationships()
    {
        foreach (var one in root.Items("relationships"))
        {
            if (one.Text("spdxElementId") is { } from && one.Text("relationshipType") is { } type && one.Text("relatedSpdxElement") is { } to) relationships.Add((from, type, to));
        }
    }

    private List<string> Described() =>
    [
        .. root.Texts("documentDescribes")
            .Concat(relationships.Where(one => one is { From: "SPDXRef-DOCUMENT", Type: "DESCRIBES" }).Select(one => one.To))
            .Concat(relationships.Where(one => one is { To: "SPDXRef-DOCUMENT", Type: "DESCRIBED_BY" }).Select(one => one.From)).Distinct(StringComparer.Ordinal),
    ];

    // What a document describes alone is the target, and no package in it.
    private List<string> ReadPackages(string? target)
    {
        var groups = new List<string>();
        var scopes = relationships.Where(one => one.Type.EndsWith("DEPENDENCY_OF", StringComparison.Ordinal)).ToLookup(one => one.From, one => one.Type, StringComparer.Ordinal);
        foreach (var package in root.RequiredItems("packages"))
        {
            var (id, name) = (package.Text("SPDXID"), package.Text("name") ?? "");
            if (id != null && id == target) groups.Add(id);
            else if (package.ValueKind != JsonValueKind.Object || name.Length == 0) components.Remark("An entry of its packages has no name.");
            else if (PurlOf(package, name) is var purl && purl == null && IsNoPackage(package, id)) groups.Add(id ?? "");
            else components.Add(id, Component(package, name, purl, ScopeOf([.. scopes[id ?? ""]])));
        }

        return groups;
    }

    private static Component Component(JsonElement package, string name, PackageUrl? purl, Scope scope)
    {
        var version = package.Text("versionInfo") is { Length: > 0 } stated && stated != "NOASSERTION" ? stated : purl?.Version;
        return new Component
        {
            Key = purl?.ToString() ?? $"{name}@{version}",
            Name = purl?.FullName ?? name,
            Version = version,
            Purl = purl,
            Scope = scope,
            Occurrences = [.. Places(package.Text("sourceInfo")).Distinct().OrderBy(place => place.File, StringComparer.Ordinal)],
            Hashes = ForeignHashes.OfSpdx(package),
            License = License(package),
        };
    }

    private PackageUrl? PurlOf(JsonElement package, string name) =>
        components.Purl(package.Items("externalRefs").FirstOrDefault(one => one.Text("referenceType") == "purl").Text("referenceLocator"), name);

    // Trivy lists lock files and the operating system among the packages; the rest has a purpose that says so.
    private static bool IsNoPackage(JsonElement package, string? id) =>
        package.Text("primaryPackagePurpose") is "OPERATING-SYSTEM" or "OPERATING_SYSTEM" or "FILE" or "DEVICE" or "FIRMWARE"
        || id?.StartsWith("SPDXRef-Application-", StringComparison.Ordinal) == true || id?.StartsWith("SPDXRef-OperatingSystem-", StringComparison.Ordinal) == true;

    private static Scope ScopeOf(IReadOnlyList<string> types) => types switch
    {
        [] => Scope.Unknown,
        _ when types.All(type => type == "TEST_DEPENDENCY_OF") => Scope.Test,
        _ when types.All(type => type is "DEV_DEPENDENCY_OF" or "TEST_DEPENDENCY_OF" or "DEV_TOOL_OF" or "BUILD_DEPENDENCY_OF") => Scope.Dev,
        _ when types.All(type => type is "OPTIONAL_DEPENDENCY_OF") => Scope.Optional,
        _ when types.Contains("RUNTIME_DEPENDENCY_OF") => Scope.Runtime,
        _ => Scope.Unknown,
    };

    private static string? License(JsonElement package) =>
        ((string[])["licenseDeclared", "licenseConcluded"]).Select(name => package.Text(name)).FirstOrDefault(text => text is { Length: > 0 } and not "NOASSERTION" and not "NONE");

    // Syft: "acquired package info from installed node module manifest file: /app/package-lock.json, /app/yarn.lock".
    private static IEnumerable<Occurrence> Places(string? source) =>
        source?.LastIndexOf(": ", StringComparison.Ordinal) is > 0 and var at
            ? source[(at + 2)..].Split(", ").Where(path => path.Length is > 0 and < 1000).Select(path => new Occurrence(path.TrimStart('/'), 0))
            : [];

    private string Name(List<string> described)
    {
        var target = described.Count == 1 ? root.Items("packages").FirstOrDefault(package => package.Text("SPDXID") == described[0]).Text("name") : null;
        return target is { Length: > 0 } ? target : root.Text("name") is { Length: > 0 } name ? name : "sbom";
    }

    private string? Tool() =>
        root.Child("creationInfo").Texts("creators").FirstOrDefault(creator => creator.StartsWith("Tool: ", StringComparison.Ordinal)) is { } tool ? ForeignComponents.Cut(tool["Tool: ".Length..]) : null;
}
