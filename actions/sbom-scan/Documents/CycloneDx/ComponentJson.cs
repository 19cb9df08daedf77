using System.Text.Json;
using SbomScan.Inventories;
using SbomScan.Packages;

namespace SbomScan.Documents.CycloneDx;

/// <summary>One component of a CycloneDX document.</summary>
internal static class ComponentJson
{
    private static readonly Dictionary<string, int> HexDigits = new(StringComparer.Ordinal)
    {
        ["MD5"] = 32, ["SHA-1"] = 40, ["SHA-256"] = 64, ["SHA-384"] = 96, ["SHA-512"] = 128, ["SHA3-256"] = 64, ["SHA3-384"] = 96, ["SHA3-512"] = 128,
        ["BLAKE2b-256"] = 64, ["BLAKE2b-384"] = 96, ["BLAKE2b-512"] = 128, ["BLAKE3"] = 64,
    };

    public static void Write(Utf8JsonWriter json, Component component, Version version)
    {
        json.WriteString("type", component.Origin == PackageOrigin.Own ? "application" : "library");
        json.Text("bom-ref", component.Key);
        json.Text("name", component.Name);
        json.Text("version", component.Version);
        json.WriteString("scope", ScopeOf(component.Scope));
        json.Objects("hashes", [.. component.Hashes.Where(IsValid).Distinct()], hash =>
        {
            json.WriteString("alg", hash.Algorithm);
            json.WriteString("content", hash.Hex);
        });
        LicenseJson.Write(json, component.License, version);
        json.Text("purl", component.Purl?.ToString());
        WriteProperties(json, Properties(component));
        if (component.Occurrences.Count > 0) json.Object("evidence", () => WriteOccurrences(json, component.Occurrences, version));
    }

    public static void WriteProperties(Utf8JsonWriter json, IReadOnlyCollection<(string Name, string Value)> properties) => json.Objects("properties", properties, property =>
    {
        json.Text("name", property.Name);
        json.Text("value", property.Value);
    });

    // "excluded" is the word of CycloneDX for what is there while developing and testing, and not when the software runs.
    private static string ScopeOf(Scope scope) => scope switch
    {
        Scope.Runtime or Scope.Unknown => "required",
        Scope.Optional => "optional",
        _ => "excluded",
    };

    private static bool IsValid(PackageHash hash) => HexDigits.GetValueOrDefault(hash.Algorithm) == hash.Hex.Length && hash.Hex.All(char.IsAsciiHexDigit);

    private static List<(string Name, string Value)> Properties(Component component)
    {
        var own = new List<(string Name, string Value)>
        {
            ("sbom-scan:direct", component.IsDirect ? "true" : "false"),
            ("sbom-scan:scope", Word(component.Scope)),
        };
        if (component.Origin != PackageOrigin.Registry) own.Add(("sbom-scan:origin", Word(component.Origin)));
        if (component is { Version: null, Origin: not PackageOrigin.Own }) own.Add(("sbom-scan:unresolved", "true"));
        if (LicenseJson.IsReworded(component.License)) own.Add(("sbom-scan:license", component.License!));
        own.AddRange(component.Properties.Select(pair => (pair.Key.Contains(':', StringComparison.Ordinal) ? pair.Key : $"sbom-scan:{pair.Key}", pair.Value)));
        return [.. own.Distinct().OrderBy(property => property.Name, StringComparer.Ordinal).ThenBy(property => property.Value, StringComparer.Ordinal)];
    }

    private static string Word<T>(T member)
        where T : struct, Enum => member.ToString().ToLowerInvariant();

    // Version 1.5 knows nothing of a place but the file.
    private static void WriteOccurrences(Utf8JsonWriter json, IReadOnlyList<Occurrence> occurrences, Version version)
    {
        if (version == CycloneDxWriter.V15) occurrences = [.. occurrences.DistinctBy(one => one.File).Select(one => new Occurrence(one.File, 0))];
        json.Objects("occurrences", [.. occurrences.Distinct()], occurrence =>
        {
            json.WriteString("location", occurrence.File);
            if (occurrence.Line > 0) json.WriteNumber("line", occurrence.Line);
            json.Text("additionalContext", occurrence.Layer == null ? null : $"layer {occurrence.Layer}");
        });
    }
}
