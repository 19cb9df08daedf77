using System.Text.Json;

namespace SbomScan.Foreign;

/// <summary>Reads findings of other tools: the JSON of Grype, Trivy, OSV-Scanner, npm audit and pip-audit.</summary>
internal static class ForeignFindingsReader
{
    /// <exception cref="FormatException">It is none of them, or an entry cannot be understood: nothing that was found is passed over. The message says why.</exception>
    public static ForeignFindings Read(ReadOnlyMemory<byte> bytes) => ForeignJson.Read(bytes, ReadDocument);

    private static ForeignFindings ReadDocument(JsonElement root)
    {
        if (Has(root, "matches")) return new GrypeFindings().Read(root);
        if (Has(root, "SchemaVersion") && (Has(root, "ArtifactName") || Has(root, "Results"))) return new TrivyFindings().Read(root);
        if (Has(root, "auditReportVersion")) return new NpmAuditFindings().Read(root);
        if (Has(root, "results")) return new OsvScannerFindings().Read(root);
        if (Has(root, "dependencies") && root.Child("dependencies").ValueKind == JsonValueKind.Array) return new PipAuditFindings().Read(root);
        throw new FormatException("it is not JSON of Grype, Trivy, OSV-Scanner, npm audit or pip-audit");
    }

    private static bool Has(JsonElement root, string name) => root.TryGetProperty(name, out _);
}
