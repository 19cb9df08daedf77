using System.Text.Json;
using SbomScan.Documents;
using SbomScan.Findings;

namespace SbomScan.Sarif;

/// <summary>A vulnerability, as GitHub describes its alerts by it.</summary>
internal static class SarifRuleJson
{
    public static void Write(Utf8JsonWriter json, ReportedFinding reported)
    {
        var finding = reported.Finding;
        json.Text("id", finding.Id);
        json.WriteString("name", finding.IsMalicious ? "MaliciousPackage" : "VulnerablePackage");
        json.Object("shortDescription", () => json.Text("text", SarifText.Short(finding)));
        json.Object("fullDescription", () => json.Text("text", SarifText.Full(finding)));
        json.Object("defaultConfiguration", () => json.WriteString("level", SarifLevel.Of(finding)));
        json.Text("helpUri", SarifText.Links(finding).FirstOrDefault() ?? SarifWriter.Page);
        json.Object("help", () =>
        {
            json.Text("text", SarifText.Help(finding));
            json.Text("markdown", SarifText.HelpMarkdown(reported));
        });
        json.Object("properties", () =>
        {
            json.Text("security-severity", SarifLevel.SecuritySeverity(finding));
            json.Texts("tags", ["security", "vulnerability"]);
        });
    }
}
