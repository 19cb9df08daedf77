using System.Text.Json;

namespace SbomScan.Vex;

/// <summary>OpenVEX, https://github.com/openvex/spec.</summary>
internal static class OpenVex
{
    public static IReadOnlyList<VexStatement> Read(string path, JsonElement root)
    {
        if (!root.TryGetProperty("statements", out var statements) || statements.ValueKind != JsonValueKind.Array) throw new FormatException("OpenVEX: 'statements' is missing");
        return [.. statements.EnumerateArray().Select((statement, index) => ReadStatement(path, statement, index + 1))];
    }

    private static VexStatement ReadStatement(string path, JsonElement statement, int number)
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
        return new VexStatement(Ids(statement, number), status, why, [.. statement.Items("products").Select(Product)], path);
    }

    private static string[] Ids(JsonElement statement, int number)
    {
        if (!statement.TryGetProperty("vulnerability", out var vulnerability)) throw new FormatException($"OpenVEX: statement {number} names no 'vulnerability'");
        if (vulnerability.ValueKind == JsonValueKind.String) return [vulnerability.GetString()!];
        string[] ids = [.. new[] { vulnerability.Text("name"), vulnerability.Text("@id")?.Split('/')[^1] }.OfType<string>(), .. vulnerability.Items("aliases").Select(alias => alias.ToString())];
        return ids.Length > 0 ? ids : throw new FormatException($"OpenVEX: the 'vulnerability' of statement {number} has no 'name'");
    }

    private static VexProduct Product(JsonElement product) => new(Name(product), [.. product.Items("subcomponents").Select(Name)]);

    // Older versions wrote the id as a plain text.
    private static string Name(JsonElement thing) => thing.ValueKind == JsonValueKind.String
        ? thing.GetString()!
        : (thing.Member("identifiers") is { } identifiers ? identifiers.Text("purl") : null) ?? thing.Text("@id") ?? "";
}
