using System.Text.Json;
using SbomScan.Licenses;

namespace SbomScan.Documents.CycloneDx;

/// <summary>The licence of a component, as the schema of a version allows it: an id of its list, an expression of such ids, or a name.</summary>
internal static class LicenseJson
{
    public static void Write(Utf8JsonWriter json, string? license, Version version)
    {
        var stated = LicenseStatement.Of(license);
        if (stated.Original == null || stated.Original.Trim() is "NOASSERTION" or "NONE") return;
        json.Objects("licenses", [stated], _ =>
        {
            var isKnown = stated.Expression?.Singles.All(single => IsKnownTo(single, version)) == true;
            if (isKnown && stated.Expression is LicenseExpression.Single { IsReference: false, IsOrLater: false, Exception: null } single) json.Object("license", () => WriteLicense("id", single.Id));
            else if (isKnown) WriteLicense("expression", stated.Expression!.ToString());
            else json.Object("license", () => WriteLicense("name", stated.Original.Trim()));
        });

        void WriteLicense(string kind, string text)
        {
            json.Text(kind, text);
            if (version >= CycloneDxWriter.V16) json.WriteString("acknowledgement", "declared");
        }
    }

    /// <summary>The document says it in other words than its source.</summary>
    public static bool IsReworded(string? license) => LicenseStatement.Of(license) is { Expression: { } expression, Original: { } original } && expression.ToString() != original;

    private static bool IsKnownTo(LicenseExpression.Single single, Version version) =>
        single.IsKnown && (single.IsReference || SpdxList.Find(single.Id)!.IsKnownTo(version));
}
