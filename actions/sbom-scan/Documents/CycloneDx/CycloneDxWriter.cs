using System.Text.Json;
using SbomScan.Findings;
using SbomScan.Inventories;

namespace SbomScan.Documents.CycloneDx;

/// <summary>Writes an inventory as a CycloneDX document, in JSON.</summary>
internal sealed class CycloneDxWriter
{
    public static readonly Version V15 = new(1, 5);
    public static readonly Version V16 = new(1, 6);
    public static readonly Version V17 = new(1, 7);

    private readonly Inventory inventory;
    private readonly DocumentFacts facts;
    private readonly Version version;
    private readonly IReadOnlyList<ReportedFinding> findings;
    private readonly string root;

    private CycloneDxWriter(Inventory inventory, DocumentFacts facts, Version version, IReadOnlyList<ReportedFinding> findings)
    {
        (this.inventory, this.facts, this.version, this.findings) = (inventory, facts, version, findings);
        root = $"target:{inventory.Name}";
        while (inventory.ByKey.ContainsKey(root)) root += "'";
    }

    /// <param name="to">Gets the document.</param>
    /// <param name="inventory">What it lists.</param>
    /// <param name="facts">What it says about the run.</param>
    /// <param name="version">One of <see cref="V15"/>, <see cref="V16"/>, <see cref="V17"/>.</param>
    /// <param name="findings">Listed as its vulnerabilities.</param>
    public static void Write(Stream to, Inventory inventory, DocumentFacts facts, Version version, IReadOnlyList<ReportedFinding>? findings = null)
    {
        var writer = new CycloneDxWriter(inventory, facts, version, findings ?? []);
        writer.Write(to, ContentId.Of(writer.Write));
    }

    private void Write(Stream to, Guid serial) => DocumentJson.Write(to, json => json.Object(null, () =>
    {
        json.WriteString("$schema", $"http://cyclonedx.org/schema/bom-{version}.schema.json");
        json.WriteString("bomFormat", "CycloneDX");
        json.WriteString("specVersion", version.ToString());
        json.WriteString("serialNumber", $"urn:uuid:{serial}");
        json.WriteNumber("version", 1);
        json.Object("metadata", () => WriteMetadata(json));
        json.WriteStartArray("components");
        foreach (var component in inventory.Components) json.Object(null, () => ComponentJson.Write(json, component, version));
        json.WriteEndArray();
        WriteDependencies(json);
        json.Objects("vulnerabilities", findings, finding => VulnerabilityJson.Write(json, finding));
    }));

    private void WriteMetadata(Utf8JsonWriter json)
    {
        json.WriteString("timestamp", facts.Time);
        json.Object("tools", () => json.Objects("components", [facts], tool =>
        {
            json.WriteString("type", "application");
            json.WriteString("name", DocumentFacts.ToolName);
            json.Text("version", tool.ToolVersion);
        }));
        json.Object("component", () =>
        {
            json.WriteString("type", inventory.Platform == null ? "application" : "container");
            json.Text("bom-ref", root);
            json.WriteString("name", inventory.Name);
            if (inventory.Platform != null) ComponentJson.WriteProperties(json, [("sbom-scan:platform", inventory.Platform)]);
        });
    }

    private void WriteDependencies(Utf8JsonWriter json)
    {
        json.WriteStartArray("dependencies");
        json.Object(null, () => WriteDependency(json, root, inventory.Roots));
        foreach (var component in inventory.Components) json.Object(null, () => WriteDependency(json, component.Key, component.DependsOn));
        json.WriteEndArray();
    }

    private void WriteDependency(Utf8JsonWriter json, string from, IReadOnlyList<string> to)
    {
        json.Text("ref", from);
        json.Texts("dependsOn", [.. to.Where(inventory.ByKey.ContainsKey).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
    }
}
