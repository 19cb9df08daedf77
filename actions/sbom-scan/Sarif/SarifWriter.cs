using System.IO.Compression;
using System.Text.Json;
using SbomScan.Documents;
using SbomScan.Findings;

namespace SbomScan.Sarif;

/// <summary>
/// Writes findings as SARIF 2.1.0, within what GitHub takes: 25,000 results and 10 MB when compressed
/// (https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning).
/// </summary>
internal sealed class SarifWriter
{
    public const int MostResults = 25_000;
    public const string Page = "https://github.com/org/actions";
    private const long MostCompressedBytes = 10_000_000;

    private readonly SarifReport report;
    private readonly IReadOnlyList<SarifResult> results;
    private readonly int leftOut;
    private readonly List<ReportedFinding> rules;
    private readonly Dictionary<string, int> ruleIndex;

    private SarifWriter(SarifReport report, IReadOnlyList<SarifResult> results, int leftOut)
    {
        (this.report, this.results, this.leftOut) = (report, results, leftOut);
        // The most severe of the findings with one id describes it: the results are in that order.
        rules = [.. results.DistinctBy(result => result.Key.Id).OrderBy(result => result.Key.Id, StringComparer.Ordinal).Select(result => result.Reported)];
        ruleIndex = rules.Select((rule, index) => (rule.Finding.Id, index)).ToDictionary(pair => pair.Id, pair => pair.index, StringComparer.Ordinal);
    }

    /// <returns>How many results did not fit: the least severe ones.</returns>
    public static int Write(Stream to, SarifReport report)
    {
        // Packages that differ in their qualifiers alone, such as those of two platforms, are one alert.
        var all = SarifResult.Ordered(report.Findings.SelectMany(finding => SarifResult.Of(finding, report))).DistinctBy(result => result.Key).ToList();
        for (var most = Math.Min(MostResults, all.Count); ; most /= 2)
        {
            var writer = new SarifWriter(report, [.. all.Take(most)], Math.Max(0, all.Count - most));
            if (writer.CompressedBytes() > MostCompressedBytes) continue;
            writer.WriteDocument(to);
            return writer.leftOut;
        }
    }

    private long CompressedBytes()
    {
        using var counter = new CountingStream();
        using (var compressed = new GZipStream(counter, CompressionLevel.Fastest, leaveOpen: true))
        {
            WriteDocument(compressed);
        }

        return counter.Position;
    }

    private void WriteDocument(Stream to) => DocumentJson.Write(to, json => json.Object(null, () =>
    {
        json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        json.WriteString("version", "2.1.0");
        json.Objects("runs", [report], _ => WriteRun(json));
    }));

    private void WriteRun(Utf8JsonWriter json)
    {
        json.Object("tool", () => json.Object("driver", () =>
        {
            json.WriteString("name", DocumentFacts.ToolName);
            json.Text("version", report.ToolVersion);
            json.WriteString("informationUri", Page);
            json.WriteStartArray("rules");
            foreach (var rule in rules) json.Object(null, () => SarifRuleJson.Write(json, rule));
            json.WriteEndArray();
        }));
        json.Object("automationDetails", () => json.Text("id", report.Category));
        json.Objects("invocations", [report], _ => WriteInvocation(json));
        json.Object("originalUriBaseIds", () => json.Object("%SRCROOT%", () => json.Object("description", () => json.WriteString("text", "The root of the repository."))));
        json.WriteString("columnKind", "utf16CodeUnits");
        json.WriteStartArray("results");
        foreach (var result in results) json.Object(null, () => SarifResultJson.Write(json, result, ruleIndex[result.Key.Id]));
        json.WriteEndArray();
    }

    private void WriteInvocation(Utf8JsonWriter json)
    {
        json.WriteBoolean("executionSuccessful", report.Failures.Count == 0);
        IReadOnlyList<(string Level, string Text)> notifications =
        [
            .. report.Failures.Select(text => ("error", text)),
            .. leftOut > 0 ? [("warning", $"{leftOut:N0} further results are left out, the least severe ones: GitHub takes {MostResults:N0} results and 10 MB.")] : Array.Empty<(string, string)>(),
        ];
        json.Objects("toolExecutionNotifications", notifications, notification =>
        {
            json.WriteString("level", notification.Level);
            json.Object("message", () => json.Text("text", SarifText.Plain(notification.Text)));
        });
    }
}
