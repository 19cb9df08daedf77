using System.Text.Json.Nodes;
using SbomScan.Inventories;
using SbomScan.Packages;

namespace SbomScan.Tests.Lookup;

/// <summary>Components and records that tests need.</summary>
internal static class Some
{
    public static Component Component(string purl, params Occurrence[] occurrences)
    {
        var parsed = PackageUrl.Parse(purl);
        return new Component { Key = purl, Name = parsed.FullName, Version = parsed.Version, Purl = parsed, Origin = PackageOrigin.Registry, Occurrences = occurrences };
    }

    public static string Record(
        string id, string ecosystem, string name, string introduced = "0", string? fixedIn = null, string[]? aliases = null, string? vector = null,
        string? word = null, string[]? upstream = null)
    {
        var events = new JsonArray(new JsonObject { ["introduced"] = introduced });
        if (fixedIn != null) events.Add(new JsonObject { ["fixed"] = fixedIn });
        var record = new JsonObject
        {
            ["schema_version"] = "1.7.0",
            ["id"] = id,
            ["modified"] = "2026-11-20T10:00:00Z",
            ["published"] = "2026-11-01T10:00:00Z",
            ["summary"] = $"A flaw in {name}",
            ["aliases"] = new JsonArray([.. (aliases ?? []).Select(alias => (JsonNode)alias)]),
            ["upstream"] = new JsonArray([.. (upstream ?? []).Select(one => (JsonNode)one)]),
            ["affected"] = new JsonArray(new JsonObject
            {
                ["package"] = new JsonObject { ["ecosystem"] = ecosystem, ["name"] = name },
                ["ranges"] = new JsonArray(new JsonObject { ["type"] = "ECOSYSTEM", ["events"] = events }),
            }),
            ["references"] = new JsonArray(new JsonObject { ["type"] = "WEB", ["url"] = "https://example.org/" + id }),
        };
        var type = vector?.StartsWith("CVSS:4", StringComparison.Ordinal) == true ? "CVSS_V4" : "CVSS_V3";
        if (vector != null) record["severity"] = new JsonArray(new JsonObject { ["type"] = type, ["score"] = vector });
        if (word != null) record["database_specific"] = new JsonObject { ["severity"] = word };
        return record.ToJsonString();
    }
}
