using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SbomScan.Inventories;
using SbomScan.Packages;

namespace SbomScan.Documents.Spdx;

/// <summary>Writes an inventory as an SPDX 2.3 document, in JSON (https://spdx.github.io/spdx-spec/v2.3/).</summary>
internal sealed class SpdxWriter
{
    private const string Document = "SPDXRef-DOCUMENT";
    private const string Target = "SPDXRef-Target";
    private const string NotSaid = "NOASSERTION";
    private const int MostOccurrences = 20;

    private static readonly Dictionary<string, (string Name, int Digits)> Algorithms = new(StringComparer.Ordinal)
    {
        ["MD5"] = ("MD5", 32), ["SHA-1"] = ("SHA1", 40), ["SHA-256"] = ("SHA256", 64), ["SHA-384"] = ("SHA384", 96), ["SHA-512"] = ("SHA512", 128),
    };

    private readonly Inventory inventory;
    private readonly DocumentFacts facts;

    private readonly Dictionary<string, string> idOf;

    private SpdxWriter(Inventory inventory, DocumentFacts facts)
    {
        (this.inventory, this.facts) = (inventory, facts);
        idOf = inventory.Components.ToDictionary(component => component.Key, component => IdOf(component.Key), StringComparer.Ordinal);
    }

    public static void Write(Stream to, Inventory inventory, DocumentFacts facts)
    {
        var writer = new SpdxWriter(inventory, facts);
        writer.Write(to, ContentId.Of(writer.Write));
    }

    private void Write(Stream to, Guid id) => DocumentJson.Write(to, json => json.Object(null, () =>
    {
        json.WriteString("spdxVersion", "SPDX-2.3");
        json.WriteString("dataLicense", "CC0-1.0");
        json.WriteString("SPDXID", Document);
        json.Text("name", inventory.Name);
        json.Text("documentNamespace", $"https://spdx.org/spdxdocs/{DocumentFacts.ToolName}/{Uri.EscapeDataString(inventory.Name)}-{id}");
        json.Object("creationInfo", () =>
        {
            json.WriteString("created", facts.Time);
            json.Texts("creators", [$"Tool: {DocumentFacts.ToolName}-{facts.ToolVersion}"]);
            json.WriteString("licenseListVersion", "3.29");
        });
        var licenses = new SpdxLicenseFields();
        json.WriteStartArray("packages");
        json.Object(null, () => WriteTarget(json));
        foreach (var component in inventory.Components) json.Object(null, () => WritePackage(json, idOf[component.Key], component, licenses));
        json.WriteEndArray();
        WriteRelationships(json);
        licenses.WriteTexts(json);
    }));

    private void WriteTarget(Utf8JsonWriter json)
    {
        json.WriteString("SPDXID", Target);
        json.Text("name", inventory.Name);
        WriteWhatIsNotKnown(json, NotSaid);
        json.WriteString("primaryPackagePurpose", inventory.Platform == null ? "APPLICATION" : "CONTAINER");
        json.Text("comment", inventory.Platform);
    }

    private static void WritePackage(Utf8JsonWriter json, string id, Component component, SpdxLicenseFields licenses)
    {
        json.WriteString("SPDXID", id);
        json.Text("name", component.Name);
        json.Text("versionInfo", component.Version);
        WriteWhatIsNotKnown(json, licenses.Declared(component.License));
        json.WriteString("primaryPackagePurpose", component.Origin == PackageOrigin.Own ? "APPLICATION" : "LIBRARY");
        json.Objects("checksums", [.. component.Hashes.Where(IsValid).Distinct()], hash =>
        {
            json.WriteString("algorithm", Algorithms[hash.Algorithm].Name);
            json.WriteString("checksumValue", hash.Hex.ToLowerInvariant());
        });
        if (component.Purl != null)
        {
            json.Objects("externalRefs", [component.Purl], purl =>
            {
                json.WriteString("referenceCategory", "PACKAGE-MANAGER");
                json.WriteString("referenceType", "purl");
                json.Text("referenceLocator", purl.ToString());
            });
        }

        json.Text("sourceInfo", string.Join("; ", component.Occurrences.Take(MostOccurrences).Select(Place)));
        json.Text("comment", $"{(component.IsDirect ? "direct" : "transitive")}, {component.Scope.ToString().ToLowerInvariant()}");
    }

    private static void WriteWhatIsNotKnown(Utf8JsonWriter json, string declared)
    {
        json.WriteString("downloadLocation", NotSaid);
        json.WriteBoolean("filesAnalyzed", false);
        json.WriteString("licenseConcluded", NotSaid);
        json.Text("licenseDeclared", declared);
        json.WriteString("copyrightText", NotSaid);
    }

    private void WriteRelationships(Utf8JsonWriter json)
    {
        json.WriteStartArray("relationships");
        WriteRelationship(json, Document, "DESCRIBES", Target);
        WriteDependencies(json, Target, inventory.Roots);
        foreach (var component in inventory.Components) WriteDependencies(json, idOf[component.Key], component.DependsOn);
        json.WriteEndArray();
    }

    private void WriteDependencies(Utf8JsonWriter json, string from, IReadOnlyList<string> to)
    {
        foreach (var key in to.Where(idOf.ContainsKey).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)) WriteRelationship(json, from, "DEPENDS_ON", idOf[key]);
    }

    private static void WriteRelationship(Utf8JsonWriter json, string from, string type, string to) => json.Object(null, () =>
    {
        json.WriteString("spdxElementId", from);
        json.WriteString("relationshipType", type);
        json.WriteString("relatedSpdxElement", to);
    });

    private static bool IsValid(PackageHash hash) => Algorithms.TryGetValue(hash.Algorithm, out var known) && known.Digits == hash.Hex.Length && hash.Hex.All(char.IsAsciiHexDigit);

    private static string Place(Occurrence one) =>
        one.File + (one.Line > 0 ? string.Create(CultureInfo.InvariantCulture, $" line {one.Line}") : "") + (one.Layer == null ? "" : $" in layer {one.Layer}");

    // An id may hold letters, digits, dots and hyphens only: the readable part of the key, and a hash that keeps it unique.
    private static string IdOf(string key)
    {
        var readable = new string([.. key.Take(80).Select(letter => char.IsAsciiLetterOrDigit(letter) || letter == '.' ? letter : '-')]);
        return $"SPDXRef-{readable.Trim('-')}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..16]}";
    }
}
