using System.Text.Json;
using SbomScan.Inventories;
using SbomScan.Packages;

namespace SbomScan.Foreign;

/// <summary>Reads CycloneDX documents of any tool.</summary>
internal sealed class CycloneDxReader(JsonElement root)
{
    private static readonly string[] Versions = ["1.2", "1.3", "1.4", "1.5", "1.6", "1.7"];

    private readonly ForeignComponents components = new();
    private readonly List<string> groups = [];   // references of what is no package: the target, lock files of Trivy, the operating system
    private readonly List<(string Reference, Occurrence Place)> lockFiles = [];

    public ForeignSbom Read()
    {
        var version = root.Text("specVersion") ?? "";
        if (!Versions.Contains(version)) throw new FormatException($"CycloneDX '{ForeignComponents.Cut(version)}' is not read; {Versions[0]} to {Versions[^1]} are");
        var target = root.Child("metadata").Child("component");
        if (target.Text("bom-ref") is { } reference) groups.Add(reference);
        ReadComponents(root);
        ReadComponents(target);
        ReadEdges();
        components.Place(lockFiles);
        var inventory = components.Build(NameOf(target), groups) with { Platform = new ForeignProperties(target)["sbom-scan:platform"] };
        return new ForeignSbom($"CycloneDX {version}", Tool(root.Child("metadata").Child("tools")), inventory, components.HasEdges, components.Remarks);
    }

    private void ReadComponents(JsonElement parent)
    {
        foreach (var component in parent.RequiredItems("components"))
        {
            if (component.ValueKind == JsonValueKind.Object) ReadComponent(component);
            else components.Remark("An entry of its components is no component.");
        }
    }

    private void ReadComponent(JsonElement component)
    {
        var properties = new ForeignProperties(component);
        var name = component.Text("group") is { Length: > 0 } ns ? $"{ns}/{component.Text("name")}" : component.Text("name") ?? "";
        var purl = components.Purl(component.Text("purl"), name);
        var reference = component.Text("bom-ref") ?? component.Text("purl");
        if (purl == null && IsNoPackage(component, properties))
        {
            if (reference != null) groups.Add(reference);
            if (reference != null && properties["aquasecurity:trivy:Type"] != null) lockFiles.Add((reference, new Occurrence(name.TrimStart('/'), 0)));
        }
        else if (name.Length == 0 && purl == null)
        {
            components.Remark("A component has neither a name nor a purl.");
        }
        else
        {
            components.Add(reference, Component(component, properties, purl, name));
        }

        ReadComponents(component);
    }

    private static Component Component(JsonElement component, ForeignProperties properties, PackageUrl? purl, string name)
    {
        var isOwn = properties["sbom-scan:origin"] == "own" || properties["cdx:npm:package:private"] == "true";
        var version = component.Text("version") is { Length: > 0 } stated ? stated : purl?.Version;
        return new Component
        {
            Key = purl != null && !isOwn ? purl.ToString() : $"{name}@{version}",
            Name = purl?.FullName ?? name,
            Version = version,
            Purl = isOwn ? null : purl,
            Origin = isOwn ? PackageOrigin.Own : OriginOf(purl),
            Scope = ScopeOf(component, properties),
            IsDirect = properties["sbom-scan:direct"] == "true",
            Occurrences = [.. properties.Places(component).Distinct().OrderBy(place => place.File, StringComparer.Ordinal).ThenBy(place => place.Line)],
            Hashes = ForeignHashes.OfCycloneDx(component),
            License = properties["sbom-scan:license"] ?? ForeignLicense.Of(component),
        };
    }

    private void ReadEdges()
    {
        foreach (var edge in root.Items("dependencies"))
        {
            if (edge.Text("ref") is not { } from) continue;
            foreach (var to in edge.Texts("dependsOn")) components.AddEdge(from, to);
        }
    }

    // Files, operating systems and lock files are listed beside packages; nobody looks for vulnerabilities of them by a purl.
    private static bool IsNoPackage(JsonElement component, ForeignProperties properties) =>
        component.Text("type") is "file" or "operating-system" or "device" or "device-driver" or "firmware" or "data" or "cryptographic-asset" or "machine-learning-model"
        || properties["aquasecurity:trivy:Type"] != null;

    private static PackageOrigin OriginOf(PackageUrl? purl) => purl switch
    {
        null => PackageOrigin.Registry,
        _ when purl.Qualifiers.ContainsKey("vcs_url") => PackageOrigin.Git,
        _ when purl.Qualifiers.ContainsKey("download_url") => PackageOrigin.Url,
        _ => PackageOrigin.Registry,
    };

    private static Scope ScopeOf(JsonElement component, ForeignProperties properties)
    {
        if (Enum.TryParse<Scope>(properties["sbom-scan:scope"], ignoreCase: true, out var own) && Enum.IsDefined(own)) return own;
        if (properties["cdx:npm:package:development"] == "true") return Scope.Dev;
        return component.Text("scope") switch
        {
            "required" => Scope.Runtime,
            "optional" => Scope.Optional,
            "excluded" => Scope.Dev,
            _ => Scope.Unknown,
        };
    }

    // Tag and digest of an image are no part of the target's name.
    private static string NameOf(JsonElement target)
    {
        var name = target.Text("name") is { Length: > 0 } stated ? stated : "sbom";
        if (target.Text("type") != "container") return name;
        name = name.Split('@')[0];
        return name.LastIndexOf(':') is var colon && colon > name.LastIndexOf('/') && colon > 0 ? name[..colon] : name;
    }

    private static string? Tool(JsonElement tools)
    {
        var tool = tools.ValueKind == JsonValueKind.Array ? tools.EnumerateArray().FirstOrDefault() : tools.Items("components").FirstOrDefault();
        var words = string.Join(' ', ((string?[])[tool.Text("vendor"), tool.Text("name"), tool.Text("version")]).Where(word => !string.IsNullOrEmpty(word)));
        return words.Length == 0 ? null : ForeignComponents.Cut(words);
    }
}
