using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SbomScan.Licenses;

namespace SbomScan.Documents.Spdx;

/// <summary>The licence fields of a document. What is not on the list gets a reference, and its text stands at the end of the document.</summary>
internal sealed class SpdxLicenseFields
{
    private readonly SortedDictionary<string, string> texts = new(StringComparer.Ordinal);

    public string Declared(string? license)
    {
        var stated = LicenseStatement.Of(license);
        if (stated.Original?.Trim() is null or "" or "NOASSERTION") return "NOASSERTION";
        if (stated.Original.Trim() == "NONE") return "NONE";
        if (stated.Expression is not { } expression || !expression.Singles.All(IsOwnOrListed)) return Reference(stated.Original.Trim());
        foreach (var single in expression.Singles.Where(single => single.IsReference)) texts.TryAdd(single.Id, $"The package names the licence {single.Id}; its text is not known here.");
        return expression.ToString();
    }

    public void WriteTexts(Utf8JsonWriter json) => json.Objects("hasExtractedLicensingInfos", texts, text =>
    {
        json.Text("licenseId", text.Key);
        json.Text("extractedText", text.Value);
    });

    private string Reference(string original)
    {
        var id = $"LicenseRef-stated-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(original)))[..16]}";
        texts.TryAdd(id, original);
        return id;
    }

    // A reference into another document would have to name that document.
    private static bool IsOwnOrListed(LicenseExpression.Single single) => single.IsKnown && !single.Id.StartsWith("DocumentRef-", StringComparison.Ordinal);
}
