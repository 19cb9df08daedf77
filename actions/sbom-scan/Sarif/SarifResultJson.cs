using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SbomScan.Documents;
using SbomScan.Findings;

namespace SbomScan.Sarif;

/// <summary>One finding in one place, as an alert of GitHub.</summary>
internal static class SarifResultJson
{
    public static void Write(Utf8JsonWriter json, SarifResult result, int rule)
    {
        json.Text("ruleId", result.Key.Id);
        json.WriteNumber("ruleIndex", rule);
        json.WriteString("level", SarifLevel.Of(result.Finding));
        json.Object("message", () => json.Text("text", SarifText.Message(result)));
        json.Objects("locations", [result], _ => json.Object("physicalLocation", () =>
        {
            json.Object("artifactLocation", () =>
            {
                json.Text("uri", string.Join('/', result.Path.Split('/').Select(Uri.EscapeDataString)));
                json.WriteString("uriBaseId", "%SRCROOT%");
            });
            json.Object("region", () => json.WriteNumber("startLine", result.Line));
        }));
        json.Object("partialFingerprints", () => WriteFingerprints(json, result.Key));
        WriteSuppressions(json, result.Reported);
    }

    private static void WriteFingerprints(Utf8JsonWriter json, FindingKey key)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{key.Id}\n{key.Purl}\n{key.Place}")));
        json.WriteString("primaryLocationLineHash", $"{hash[..16]}:1");
        json.WriteString("sbomScan/v1", hash);
    }

    // The standard wants it on every result or on none.
    private static void WriteSuppressions(Utf8JsonWriter json, ReportedFinding reported)
    {
        json.WriteStartArray("suppressions");
        if (reported.State != FindingState.Open)
        {
            json.Object(null, () =>
            {
                json.WriteString("kind", "external");
                json.WriteString("status", "accepted");
                json.Text("justification", SarifText.Plain(reported.Justification ?? ""));
            });
        }

        json.WriteEndArray();
    }
}
