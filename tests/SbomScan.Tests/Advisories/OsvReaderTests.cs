using System.Text;
using System.Text.Json.Nodes;
using SbomScan.Advisories;

namespace SbomScan.Tests.Advisories;

public sealed class OsvReaderTests
{
    private const string Whole = """
        {
          "schema_version": "1.7.0", "id": "GHSA-1", "aliases": ["CVE-2026-1"], "upstream": ["CVE-2026-2"], "related": ["X-1"],
          "published": "2026-11-01T10:00:00Z", "modified": "2026-11-20T10:00:00.123456Z", "summary": "Short", "details": "Long",
          "severity": [{"type": "CVSS_V3", "score": "CVSS:3.1/AV:N"}, {"type": "CVSS_V4"}, 7, {"type": "Ubuntu", "score": "medium"}],
          "affected": [
            {"package": {"ecosystem": "npm", "name": "left-pad", "purl": "pkg:npm/left-pad"}, "ranges": [{"type": "SEMVER", "events": [{"introduced": "0"}, {"fixed": "1.0.0"}], "database_specific": {}}],
             "versions": ["0.1.0"], "ecosystem_specific": {"severity": "High"}, "severity": [{"type": "CVSS_V3", "score": "CVSS:3.1/AV:L"}]},
            {"ranges": [{"type": "GIT", "repo": "https://example.org/r", "events": [{"introduced": "0"}]}]},
            {"package": {"ecosystem": "npm", "name": "right-pad"}, "ranges": [{"type": "SEMVER", "events": [{"introduced": "1.0.0", "last_affected": "1.1.0"}, {"unknown": "2"}]}]}
          ],
          "references": [{"type": "WEB", "url": "https://example.org/web"}, {"type": "ADVISORY", "url": "https://example.org/advisory"}, {"type": "FIX", "url": "javascript:alert(1)"}, {"url": "relative"}, 3],
          "credits": [], "database_specific": {"severity": "MODERATE", "cwe_ids": ["CWE-79"]}
        }
        """;

    [Fact]
    public void Reads_what_findings_are_made_of()
    {
        var record = Read(Whole);

        record.Id.ShouldBe("GHSA-1");
        record.Aliases.ShouldBe(["CVE-2026-1"]);
        record.Upstream.ShouldBe(["CVE-2026-2"]);
        record.Summary.ShouldBe("Short");
        record.Details.ShouldBe("Long");
        record.Published.ShouldBe(new DateTimeOffset(2026, 11, 1, 10, 0, 0, TimeSpan.Zero));
        record.IsWithdrawn.ShouldBeFalse();
        record.SeverityWord.ShouldBe("MODERATE");
        record.Severities.ShouldBe([new OsvSeverity("CVSS_V3", "CVSS:3.1/AV:N"), new OsvSeverity("Ubuntu", "medium")]);
        record.References.ShouldBe([new Uri("https://example.org/advisory"), new Uri("https://example.org/web")]);
        record.Affected.Select(part => part.Name).ShouldBe(["left-pad", "right-pad"]);
        record.Affected[0].SeverityWord.ShouldBe("High");
        record.Affected[0].Versions.ShouldBe(["0.1.0"]);
        record.Affected[0].Ranges.ShouldHaveSingleItem().Events.ShouldBe([new OsvEvent(OsvEventKind.Introduced, "0"), new OsvEvent(OsvEventKind.Fixed, "1.0.0")]);
        record.Affected[1].Ranges.ShouldHaveSingleItem().Events.ShouldBe([new OsvEvent(OsvEventKind.Introduced, "1.0.0"), new OsvEvent(OsvEventKind.LastAffected, "1.1.0")]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"id\": 5}")]
    [InlineData("{\"id\": \"\"}")]
    [InlineData("<html>")]
    [InlineData("{\"id\": \"A\", \"affected\": {}}")]
    [InlineData("{\"id\": \"A\", \"affected\": [{\"package\": \"npm\"}]}")]
    [InlineData("{\"id\": \"A\", \"affected\": [{\"package\": {\"name\": \"x\"}}]}")]
    [InlineData("{\"id\": \"A\", \"affected\": [{\"package\": {\"name\": \"x\", \"ecosystem\": \"npm\"}, \"ranges\": [{\"events\": []}]}]}")]
    [InlineData("{\"id\": \"A\", \"affected\": [{\"package\": {\"name\": \"x\", \"ecosystem\": \"npm\"}, \"ranges\": [{\"type\": \"SEMVER\", \"events\": [{\"introduced\": 0}]}]}]}")]
    [InlineData("{\"id\": \"A\", \"affected\": [{\"package\": {\"name\": \"x\", \"ecosystem\": \"npm\"}, \"ranges\": [{\"type\": \"SEMVER\", \"events\": [\"all\"]}]}]}")]
    [InlineData("{\"id\": \"A\", \"affected\": [{\"package\": {\"name\": \"x\", \"ecosystem\": \"npm\"}, \"versions\": [1]}]}")]
    public void What_decides_must_be_as_the_schema_says(string json) => Should.Throw<FormatException>(() => Read(json));

    [Fact]
    public void Any_other_shape_anywhere_is_read_or_refused_and_never_a_crash()
    {
        string[] others = ["null", "5", "1e999", "\"text\"", "\"\\ud800\"", "[]", "[[]]", "{}", "true", "[null]", "[{}]"];
        var places = Places(JsonNode.Parse(Whole)!, []).ToList();

        foreach (var (place, other) in places.SelectMany(place => others.Select(other => (place, other))))
        {
            try
            {
                Read(Replaced(place, other));
            }
            catch (FormatException)
            {
                // Told to people.
            }
        }

        places.Count.ShouldBeGreaterThan(50);
    }

    [Fact]
    public void Deep_JSON_is_refused() => Should.Throw<FormatException>(() => Read("{\"id\": \"A\", \"x\": " + new string('[', 100_000) + new string(']', 100_000) + "}"));

    private static OsvRecord Read(string json) => OsvReader.Read(Encoding.UTF8.GetBytes(json));

    private static IEnumerable<object[]> Places(JsonNode node, object[] path)
    {
        if (path.Length > 0) yield return path;
        var children = node switch
        {
            JsonObject parent => parent.Select(one => ((object)one.Key, one.Value)),
            JsonArray parent => parent.Select((one, i) => ((object)i, one)),
            _ => [],
        };
        foreach (var place in children.Where(child => child.Item2 != null).SelectMany(child => Places(child.Item2!, [.. path, child.Item1]))) yield return place;
    }

    // As text, since half of a surrogate pair cannot be made otherwise.
    private static string Replaced(object[] path, string other)
    {
        var root = JsonNode.Parse(Whole)!;
        var parent = path[..^1].Aggregate(root, (node, step) => step is int i ? node[i]! : node[(string)step]!);
        if (path[^1] is int at) parent[at] = "@@";
        else parent[(string)path[^1]] = "@@";
        return root.ToJsonString().Replace("\"@@\"", other, StringComparison.Ordinal);
    }
}
