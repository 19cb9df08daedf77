using System.Globalization;
using System.Text.Json;
using SbomScan.Foreign;

namespace SbomScan.Vex;

/// <summary>The <c>vulnerabilities</c> of a CycloneDX document, whose <c>analysis</c> says how each was judged.</summary>
internal static class CycloneDxVex
{
    public static IReadOnlyList<VexStatement> Read(string path, JsonElement root)
    {
        var purls = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var component in root.Items("components"))
        {
            if (component.Text("bom-ref") is { } reference && component.Text("purl") is { } purl) purls.TryAdd(reference, purl);
        }

        return [.. root.Items("vulnerabilities").Select(one => ReadStatement(path, one, purls)).OfType<VexStatement>()];
    }

    private static VexStatement? ReadStatement(string path, JsonElement vulnerability, Dictionary<string, string> purls)
    {
        if (vulnerability.Text("id") is not { } id) throw new FormatException("CycloneDX: a vulnerability has no 'id'");
        var analysis = vulnerability.Child("analysis");
        if (analysis.Text("state") is not { } state) return null;
        var status = state switch
        {
            "not_affected" or "false_positive" => VexStatus.NotAffected,
            "resolved" or "resolved_with_pedigree" => VexStatus.Fixed,
            "exploitable" => VexStatus.Affected,
            "in_triage" => VexStatus.UnderInvestigation,
            _ => throw new FormatException($"CycloneDX: the analysis of {id} has the state '{state}'"),
        };
        var why = analysis.Text("detail") ?? analysis.Text("justification");
        if (status == VexStatus.NotAffected && why == null) throw new FormatException($"CycloneDX: the analysis of {id} says '{state}' and needs a 'justification' or a 'detail'");
        var ids = vulnerability.Items("references").Select(reference => reference.Text("id")).OfType<string>().Prepend(id);
        return new VexStatement([.. ids], status, why, [.. vulnerability.Items("affects").Select(one => Product(one, purls))], path, Time(analysis));
    }

    private static DateTimeOffset? Time(JsonElement analysis) => DateTimeOffset.TryParse(analysis.Text("lastUpdated") ?? analysis.Text("firstIssued"), CultureInfo.InvariantCulture, out var time) ? time : null;

    // urn:cdx:serial/version#reference names a component of another document by its reference, often its purl.
    private static VexProduct Product(JsonElement affected, Dictionary<string, string> purls)
    {
        var reference = affected.Text("ref") ?? "";
        if (reference.StartsWith("urn:cdx:", StringComparison.Ordinal)) reference = Uri.UnescapeDataString(reference[(reference.IndexOf('#') + 1)..]);
        return new VexProduct(purls.GetValueOrDefault(reference, reference), []);
    }
}
