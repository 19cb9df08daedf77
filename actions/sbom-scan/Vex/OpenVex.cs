using System.Globalization;
using System.Text.Json;
using SbomScan.Foreign;

namespace SbomScan.Vex;

/// <summary>OpenVEX, https://github.com/openvex/spec.</summary>
internal static class OpenVex
{
    public static IReadOnlyList<VexStatement> Read(string path, JsonElement root)
    {
        if (root.Child("statements").ValueKind != JsonValueKind.Array) throw new FormatException("OpenVEX: 'statements' is missing");
        return [.. root.Items("statements").Select((statement, index) => ReadStatement(path, statement, index + 1, Time(root)))];
    }

    private static VexStatement ReadStatement(string path, JsonElement statement, int number, DateTimeOffset? at)
    {
        var status = statement.Text("status") switch
        {
            "not_affected" => VexStatus.NotAffected,
            "affected" => VexStatus.Affected,
            "fixed" => VexStatus.Fixed,
            "under_investigation" => VexStatus.UnderInvestigation,
            var other => throw new FormatException($"OpenVEX: statement {number} has the status '{other}'; expected not_affected, affected, fixed or under_investigation"),
        };
        var why = statement.Text("impact_statement") ?? statement.Text("justification");
        if (status == VexStatus.NotAffected && why == null) throw new FormatException($"OpenVEX: statement {number} says 'not_affected' and needs a 'justification' or an 'impact_statement'");
        return new VexStatement(Ids(statement, number), status, why, [.. statement.Items("products").Select(Product)], path, Time(statement) ?? at);
    }

    private static string[] Ids(JsonElement statement, int number)
    {
        var vulnerability = statement.Child("vulnerability");
        if (vulnerability.Text() is { } only) return [only];
        string[] ids = [.. new[] { vulnerability.Text("name"), vulnerability.Text("@id")?.Split('/')[^1] }.OfType<string>(), .. vulnerability.Texts("aliases")];
        return ids.Length > 0 ? ids : throw new FormatException($"OpenVEX: the 'vulnerability' of statement {number} has no 'name'");
    }

    private static VexProduct Product(JsonElement product) => new(Name(product), [.. product.Items("subcomponents").Select(Name)]);

    private static DateTimeOffset? Time(JsonElement element) => DateTimeOffset.TryParse(element.Text("last_updated") ?? element.Text("timestamp"), CultureInfo.InvariantCulture, out var time) ? time : null;

    // Older versions wrote the id as a plain text.
    private static string Name(JsonElement thing) => thing.Text() ?? thing.Child("identifiers").Text("purl") ?? thing.Text("@id") ?? "";
}
