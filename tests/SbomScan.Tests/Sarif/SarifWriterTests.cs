using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using SbomScan.Findings;
using SbomScan.Inventories;
using SbomScan.Sarif;
using SbomScan.Tests.Documents;

namespace SbomScan.Tests.Sarif;

public sealed class SarifWriterTests
{
    private const string Hostile = "\n::error::gone ##[group] @everyone <img src=x> [click](https://evil.test) ![x](https://evil.test/x.png) {0} \u202e|";

    private static readonly Component Package = Samples.Package("pkg:npm/b@2.0.0");

    private static SarifReport Report(params IReadOnlyList<ReportedFinding> findings) => new() { Name = "shop", ToolVersion = "1.2.3", Findings = findings };

    private static string Write(SarifReport report)
    {
        using var to = new MemoryStream();
        SarifWriter.Write(to, report);
        return Encoding.UTF8.GetString(to.ToArray());
    }

    private static JsonNode Run(SarifReport report) => JsonNode.Parse(Write(report))!["runs"]![0]!;

    private static IReadOnlyList<JsonNode> Results(SarifReport report) => [.. Run(report)["results"]!.AsArray().Select(result => result!)];

    private static ReportedFinding Finding(string id = "CVE-2026-0001", Severity severity = Severity.High, double? score = 7.5, Component? component = null) =>
        new(Samples.Finding(component ?? Package, id, severity, score));

    private static IReadOnlyList<ReportedFinding> Everything()
    {
        var hostile = Package with { Name = "b" + Hostile, Version = "2" + Hostile, Occurrences = [new Occurrence("a folder/ünï/package-lock.json", 0)] };
        return
        [
            Finding() with { Paths = [[Samples.Package("pkg:npm/a@1.0.0"), Package]] },
            Finding("CVE-2026-0002", Severity.Unscored, null) with { State = FindingState.Ignored, Justification = "not reachable" },
            Finding("CVE-2026-0003", Severity.Critical, 9.8) with { State = FindingState.Vex, Justification = "not_affected: not in the path" },
            Finding("CVE-2026-0004", Severity.Medium, null),
            new ReportedFinding(Samples.Finding(hostile, "GHSA-zzzz-zzzz-zzzz", Severity.Low, 2.1) with
            {
                Title = "T" + Hostile, Details = "D" + Hostile, AffectedRange = "A" + Hostile, FixedVersions = ["F" + Hostile], Source = "S" + Hostile, References = [],
            }) { Paths = [[hostile, hostile]], Justification = Hostile, State = FindingState.Ignored },
            new ReportedFinding(Samples.Finding(Package, "MAL-2026-1", Severity.Critical, null) with { Ids = ["MAL-2026-1"], FixedVersions = [], Title = "" }),
        ];
    }

    [Fact]
    public async Task The_validator_of_SARIF_and_of_GitHub_has_nothing_to_say()
    {
        (await JudgeTools.JudgeSarifAsync(Write(Report(Everything())))).ShouldBeEmpty();
        (await JudgeTools.JudgeSarifAsync(Write(Report(Everything()) with { IsImage = true, Failures = ["registry.test could not be read" + Hostile] }))).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_document_without_findings_is_valid_too()
    {
        Results(Report()).ShouldBeEmpty();
        (await JudgeTools.JudgeSarifAsync(Write(Report()))).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_judge_sees_what_is_wrong()
    {
        var broken = Write(Report(Everything())).Replace("\"startLine\": 7", "\"startLine\": 0", StringComparison.Ordinal);

        (await JudgeTools.JudgeSarifAsync(broken)).ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData(nameof(Severity.Unscored), null)]
    [InlineData(nameof(Severity.Medium), 5.0)]
    public void A_malicious_package_is_an_error_whatever_its_rating(string severity, double? score)
    {
        var run = Run(Report(new ReportedFinding(Samples.Finding(Package, "MAL-2026-1", Enum.Parse<Severity>(severity), score) with { Ids = ["MAL-2026-1"] })));
        var rule = run["tool"]!["driver"]!["rules"]![0]!;

        run["results"]![0]!["level"]!.ToString().ShouldBe("error");
        rule["defaultConfiguration"]!["level"]!.ToString().ShouldBe("error");
        rule["properties"]!["security-severity"]!.ToString().ShouldBe("9.0");
    }

    [Fact]
    public void The_same_findings_in_another_order_are_the_same_document() =>
        Write(Report(Everything())).ShouldBe(Write(Report([.. Everything().Reverse()])));

    [Fact]
    public void A_vulnerability_is_one_rule_and_a_result_in_each_file()
    {
        var twice = Package with { Occurrences = [new Occurrence("a/package-lock.json", 9), new Occurrence("a/package-lock.json", 4), new Occurrence("b/package-lock.json", 0)] };
        var report = Report(Finding(component: twice), Finding(component: Samples.Package("pkg:npm/c@1.0.0")));

        Run(report)["tool"]!["driver"]!["rules"]!.AsArray().Select(rule => rule!["id"]!.ToString()).ShouldBe(["CVE-2026-0001"]);
        Results(report).Select(Place).ShouldBe(["a/package-lock.json:4", "b/package-lock.json:1", "package-lock.json:7"]);
    }

    [Theory]
    [InlineData("Critical", 9.8, "error", "9.8")]
    [InlineData("High", 7.0, "error", "7.0")]
    [InlineData("High", null, "error", "7.0")]
    [InlineData("Medium", 5.25, "warning", "5.3")]
    [InlineData("Low", 0.1, "note", "0.1")]
    [InlineData("Unscored", null, "note", null)]
    public void Severity_is_level_and_score(string severity, double? score, string level, string? text)
    {
        var report = Report(Finding("CVE-1", Enum.Parse<Severity>(severity), score));

        Results(report)[0]["level"]!.ToString().ShouldBe(level);
        ((string?)Run(report)["tool"]!["driver"]!["rules"]![0]!["properties"]!["security-severity"]).ShouldBe(text);
    }

    [Fact]
    public void The_message_says_what_to_do()
    {
        var path = (IReadOnlyList<Component>)[Samples.Package("pkg:npm/a@1.0.0"), Package];

        Results(Report(Finding() with { Paths = [path] }))[0]["message"]!["text"]!.ToString()
            .ShouldBe("b 2.0.0 has CVE-2026-0001: Denial of service by a long header. Fixed in 2.0.1, 3.0.0. It comes with a 1.0.0 → b 2.0.0.");
    }

    [Fact]
    public void Words_of_others_stay_words()
    {
        var report = Report(Everything());
        var message = Results(report).Single(result => result["ruleId"]!.ToString().StartsWith("GHSA", StringComparison.Ordinal))["message"]!["text"]!.ToString();
        var help = Run(report)["tool"]!["driver"]!["rules"]!.AsArray().Single(rule => rule!["id"]!.ToString().StartsWith("GHSA", StringComparison.Ordinal))!["help"]!["markdown"]!.ToString().Split("Affected")[1];

        message.ShouldNotContain('\n');
        message.ShouldNotContain('\u202e');
        message.ShouldNotContain("##[");
        message.ShouldContain("\\[click\\](");
        help.ShouldNotContain("<img");
        help.ShouldNotContain("@everyone");
        help.ShouldContain("!\\[x\\](");
    }

    [Fact]
    public void Findings_of_an_image_point_to_a_path_without_tag_or_to_the_Dockerfile()
    {
        var report = Report(Finding(component: Samples.Image().Components[0])) with { Name = "org/shop", IsImage = true };

        Results(report).Select(Place).ShouldBe(["image/org/shop:1"]);
        Results(report with { Dockerfile = "docker/Dockerfile" }).Select(Place).ShouldBe(["docker/Dockerfile:1"]);
        Results(report)[0]["message"]!["text"]!.ToString().ShouldContain("It is in var/lib/dpkg/status, layer sha256:bbb");
        Run(report)["automationDetails"]!["id"]!.ToString().ShouldBe("sbom-scan/org/shop/");
    }

    [Fact]
    public void A_package_of_two_platforms_is_one_result_and_open_where_one_of_them_is()
    {
        var (arm, amd) = (Samples.Package("pkg:deb/debian/tar@1?arch=arm64"), Samples.Package("pkg:deb/debian/tar@1?arch=amd64"));

        var results = Results(Report(Finding(component: arm), Finding(component: amd) with { State = FindingState.Ignored, Justification = "x" }) with { IsImage = true });

        results.ShouldHaveSingleItem()["suppressions"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public void A_component_of_anothers_sbom_without_a_file_has_a_place_too() =>
        Results(Report(Finding(component: Package with { Occurrences = [] }))).Select(Place).ShouldBe(["sbom/shop:1"]);

    [Fact]
    public void Fingerprints_outlive_moved_lines_other_tags_and_other_versions_of_the_tool()
    {
        var image = Samples.Image().Components[0];
        var otherTag = image with { Occurrences = [new Occurrence("var/lib/dpkg/status", 99, "sha256:other")], Purl = image.Purl!.WithoutQualifiers };
        var before = Report(Finding(component: image)) with { IsImage = true };

        Fingerprints(before).ShouldBe(Fingerprints(before with { ToolVersion = "9.9.9", Findings = [Finding(component: otherTag)] }));
        Fingerprints(Report(Finding())).ShouldBe(Fingerprints(Report(Finding(component: Package with { Occurrences = [new Occurrence("package-lock.json", 500)] }))));
        Fingerprints(Report(Finding())).ShouldNotBe(Fingerprints(Report(Finding("CVE-2026-0002"))));
        Fingerprints(Report(Finding())).ShouldNotBe(Fingerprints(Report(Finding(component: Package with { Occurrences = [new Occurrence("other/package-lock.json", 7)] }))));
        Fingerprints(before)[0].ShouldMatch("^[0-9a-f]{16}:1$");
    }

    [Fact]
    public void What_does_not_count_is_suppressed_with_its_reason()
    {
        var results = Results(Report(Everything()));

        results.Select(result => result["suppressions"]!.AsArray().Count).ShouldBe([0, 1, 0, 0, 1, 1]);
        results[1]["suppressions"]![0]!.ToJsonString().ShouldBe("""{"kind":"external","status":"accepted","justification":"not_affected: not in the path"}""");
    }

    [Fact]
    public void An_incomplete_run_says_so()
    {
        var invocation = Run(Report() with { Failures = ["3 packages could not be looked up"] })["invocations"]![0]!;

        invocation["executionSuccessful"]!.GetValue<bool>().ShouldBeFalse();
        invocation["toolExecutionNotifications"]![0]!["message"]!["text"]!.ToString().ShouldBe("3 packages could not be looked up");
        Run(Report())["invocations"]![0]!.ToJsonString().ShouldBe("""{"executionSuccessful":true}""");
    }

    [Fact]
    public void Of_too_many_findings_the_most_severe_are_kept()
    {
        var findings = Enumerable.Range(0, 30_000).Select(i => Finding($"CVE-2026-{i:00000}", i % 10 == 0 ? Severity.Critical : Severity.Low, i % 10 == 0 ? 9.8 : 2.0)).ToList();
        using var to = new MemoryStream();
        SarifWriter.Write(to, Report(findings)).ShouldBe(5_000);
        var run = JsonNode.Parse(to.ToArray())!["runs"]![0]!;

        run["results"]!.AsArray().Count.ShouldBe(25_000);
        run["results"]!.AsArray().Count(result => result!["level"]!.ToString() == "error").ShouldBe(3_000);
        run["invocations"]![0]!["toolExecutionNotifications"]![0]!["message"]!["text"]!.ToString().ShouldStartWith("5,000 further results are left out");
    }

    [Fact]
    public void A_document_that_would_be_too_large_is_cut()
    {
        var random = new Random(7);
        var findings = Enumerable.Range(0, 8_000)
            .Select(i => new ReportedFinding(Samples.Finding(Package, $"CVE-2026-{i:00000}", i < 100 ? Severity.Critical : Severity.Low, null) with { Details = Convert.ToBase64String(Bytes(random, 3_000)) })).ToList();
        using var to = new MemoryStream();
        var leftOut = SarifWriter.Write(to, Report(findings));

        leftOut.ShouldBeGreaterThan(0);
        Compressed(to.ToArray()).ShouldBeLessThan(10_000_000);
        Encoding.UTF8.GetString(to.ToArray()).Split("\"level\": \"error\"").Length.ShouldBeGreaterThan(200);
    }

    private static string Place(JsonNode result)
    {
        var location = result["locations"]![0]!["physicalLocation"]!;
        return $"{location["artifactLocation"]!["uri"]}:{location["region"]!["startLine"]}";
    }

    private static IReadOnlyList<string> Fingerprints(SarifReport report) => [.. Results(report).Select(result => result["partialFingerprints"]!["primaryLocationLineHash"]!.ToString())];

    private static byte[] Bytes(Random random, int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }

    private static long Compressed(byte[] document)
    {
        using var to = new MemoryStream();
        using (var zip = new GZipStream(to, CompressionLevel.Optimal, leaveOpen: true)) zip.Write(document);
        return to.Length;
    }
}
