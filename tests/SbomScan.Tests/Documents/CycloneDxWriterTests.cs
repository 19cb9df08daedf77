using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using SbomScan.Documents.CycloneDx;
using SbomScan.Findings;
using SbomScan.Inventories;
using SbomScan.Packages;
using SbomScan.Vex;

namespace SbomScan.Tests.Documents;

public sealed class CycloneDxWriterTests
{
    private static readonly Version[] Versions = [CycloneDxWriter.V15, CycloneDxWriter.V16, CycloneDxWriter.V17];

    private static string Write(Inventory inventory, Version? version = null, IReadOnlyList<ReportedFinding>? findings = null)
    {
        using var to = new MemoryStream();
        CycloneDxWriter.Write(to, inventory, Samples.Facts, version ?? CycloneDxWriter.V16, findings);
        return Encoding.UTF8.GetString(to.ToArray());
    }

    private static JsonObject Component(Inventory inventory, string key, Version? version = null) =>
        JsonNode.Parse(Write(inventory, version))!["components"]!.AsArray().Single(one => (string?)one!["bom-ref"] == key)!.AsObject();

    private static JsonNode? LicenseOf(string? license, Version? version = null) => Component(Samples.Inventory(Samples.Package("pkg:npm/a@1", license: license)), "pkg:npm/a@1", version)["licenses"];

    private static IReadOnlyList<ReportedFinding> Findings()
    {
        var component = Samples.Package("pkg:npm/b@2.0.0");
        return
        [
            new ReportedFinding(Samples.Finding(component)),
            new ReportedFinding(Samples.Finding(component, "CVE-2026-0002", Severity.Unscored, null), FindingState.Ignored, "not reachable from outside"),
            new ReportedFinding(Samples.Finding(component, "CVE-2026-0003", Severity.Critical, 9.8), FindingState.Vex, "not_affected: the code is not in the path"),
        ];
    }

    [Fact]
    public async Task Every_version_is_valid_for_its_official_schema()
    {
        var documents = Versions.SelectMany(version => (string[])
        [
            Write(Samples.Repository(), version), Write(Samples.Repository(), version, Findings()), Write(Samples.Image(), version), Write(Samples.Inventory(), version),
        ]).ToList();

        (await JudgeTools.JudgeCycloneDxAsync(documents)).ShouldBe(documents.Select(_ => "valid"));
    }

    [Fact]
    public async Task The_judge_sees_what_is_wrong()
    {
        var broken = Write(Samples.Repository()).Replace("\"required\"", "\"needed\"", StringComparison.Ordinal);

        (await JudgeTools.JudgeCycloneDxAsync([broken])).ShouldHaveSingleItem().ShouldContain("scope");
    }

    [Fact]
    public void The_same_inventory_is_the_same_document_byte_for_byte()
    {
        Write(Samples.Repository(), findings: Findings()).ShouldBe(Write(Samples.Repository(), findings: Findings()));
        JsonNode.Parse(Write(Samples.Repository()))!["serialNumber"]!.ToString().ShouldMatch("^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$");
        JsonNode.Parse(Write(Samples.Repository()))!["metadata"]!["timestamp"]!.ToString().ShouldBe("2026-11-26T07:30:00Z");
    }

    [Fact]
    public void Another_content_has_another_serial_number() =>
        JsonNode.Parse(Write(Samples.Repository()))!["serialNumber"]!.ToString().ShouldNotBe(JsonNode.Parse(Write(Samples.Image()))!["serialNumber"]!.ToString());

    [Fact]
    public void Every_reference_is_unique_and_every_edge_ends_at_a_component()
    {
        var document = JsonNode.Parse(Write(Samples.Repository()))!;
        var references = document["components"]!.AsArray().Select(one => one!["bom-ref"]!.ToString()).Append(document["metadata"]!["component"]!["bom-ref"]!.ToString()).ToList();
        var edges = document["dependencies"]!.AsArray();

        references.ShouldBeUnique();
        edges.Select(edge => edge!["ref"]!.ToString()).ShouldBe(references, ignoreOrder: true);
        edges.SelectMany(edge => edge!["dependsOn"]?.AsArray() ?? []).Select(end => end!.ToString()).ShouldBeSubsetOf(references);
        edges.Single(edge => edge!["ref"]!.ToString() == "pkg:npm/%40scope/a@1.0.0")!["dependsOn"]!.AsArray().Select(end => end!.ToString()).ShouldBe(["pkg:npm/b@2.0.0"]);
    }

    [Fact]
    public void A_component_that_is_named_like_the_target_keeps_its_reference_for_itself()
    {
        var document = JsonNode.Parse(Write(Samples.Inventory(Samples.Own("web") with { Key = "target:shop" })))!;

        document["metadata"]!["component"]!["bom-ref"]!.ToString().ShouldBe("target:shop'");
    }

    [Theory]
    [InlineData("Runtime", "required")]
    [InlineData("Unknown", "required")]
    [InlineData("Optional", "optional")]
    [InlineData("Dev", "excluded")]
    [InlineData("Test", "excluded")]
    public void Scopes_have_a_word_of_CycloneDx_and_their_own(string scope, string word)
    {
        var component = Component(Samples.Inventory(Samples.Package("pkg:npm/a@1", Enum.Parse<Scope>(scope))), "pkg:npm/a@1");

        component["scope"]!.ToString().ShouldBe(word);
        component["properties"]!.AsArray().Select(one => $"{one!["name"]}={one["value"]}").ShouldContain($"sbom-scan:scope={scope.ToLower(CultureInfo.InvariantCulture)}");
    }

    [Fact]
    public void Own_projects_are_applications_without_a_purl()
    {
        var own = Component(Samples.Repository(), "own:web");

        own["type"]!.ToString().ShouldBe("application");
        own.ContainsKey("purl").ShouldBeFalse();
    }

    [Fact]
    public void Only_hashes_that_can_be_true_are_written() =>
        Component(Samples.Repository(), "pkg:npm/%40scope/a@1.0.0")["hashes"]!.AsArray().Select(hash => hash!["alg"]!.ToString()).ShouldBe(["SHA-512"]);

    [Fact]
    public void Where_a_component_was_found_stands_in_its_evidence()
    {
        Component(Samples.Repository(), "pkg:npm/%40scope/a@1.0.0")["evidence"]!.ToJsonString().ShouldBe("""{"occurrences":[{"location":"package-lock.json","line":12},{"location":"tools/package-lock.json"}]}""");
        Component(Samples.Image(), Samples.Image().Components[0].Key)["evidence"]!["occurrences"]![0]!["additionalContext"]!.ToString().ShouldStartWith("layer sha256:bbb");
    }

    [Theory]
    [InlineData("mit", """[{"license":{"id":"MIT","acknowledgement":"declared"}}]""")]
    [InlineData("Apache 2", """[{"license":{"id":"Apache-2.0","acknowledgement":"declared"}}]""")]
    [InlineData("MIT/Apache-2.0", """[{"expression":"MIT OR Apache-2.0","acknowledgement":"declared"}]""")]
    [InlineData("MIT AND LicenseRef-ours", """[{"expression":"MIT AND LicenseRef-ours","acknowledgement":"declared"}]""")]
    [InlineData("GPL-2.0 WITH classpath-exception-2.0", """[{"expression":"GPL-2.0-only WITH Classpath-exception-2.0","acknowledgement":"declared"}]""")]
    [InlineData("MIT OR Foo", """[{"license":{"name":"MIT OR Foo","acknowledgement":"declared"}}]""")]
    [InlineData("BSD", """[{"license":{"name":"BSD","acknowledgement":"declared"}}]""")]
    [InlineData("NOASSERTION", null)]
    [InlineData(null, null)]
    public void A_licence_is_an_id_an_expression_or_a_name(string? license, string? written) => LicenseOf(license)?.ToJsonString().Replace("\\u002B", "+", StringComparison.Ordinal).ShouldBe(written);

    [Fact]
    public void An_id_that_the_list_of_the_version_lacks_is_a_name()
    {
        LicenseOf("3D-Slicer-1.0", CycloneDxWriter.V15)!.ToJsonString().ShouldBe("""[{"license":{"name":"3D-Slicer-1.0"}}]""");
        LicenseOf("3D-Slicer-1.0", CycloneDxWriter.V17)!.ToJsonString().ShouldBe("""[{"license":{"id":"3D-Slicer-1.0","acknowledgement":"declared"}}]""");
    }

    [Theory]
    [InlineData("fixed", "resolved")]
    [InlineData("not_affected", "not_affected")]
    public void A_VEX_statement_is_passed_on_as_what_it_says(string status, string state)
    {
        var vex = VexDocument.Read("vex.json", Encoding.UTF8.GetBytes(
            $$"""{"@context":"https://openvex.dev/ns/v0.2.0","statements":[{"vulnerability":"CVE-2026-0001","products":["pkg:npm/b"],"status":"{{status}}","impact_statement":"patched here"}]}"""));
        var judged = new VexRun(vex, "shop").Apply(new ReportedFinding(Samples.Finding(Samples.Package("pkg:npm/b@2.0.0"))));

        JsonNode.Parse(Write(Samples.Repository(), findings: [judged]))!["vulnerabilities"]![0]!["analysis"]!["state"]!.ToString().ShouldBe(state);
    }

    [Fact]
    public void Decisions_about_findings_are_their_analysis()
    {
        var listed = JsonNode.Parse(Write(Samples.Repository(), findings: Findings()))!["vulnerabilities"]!.AsArray();

        listed[0]!.AsObject().ContainsKey("analysis").ShouldBeFalse();
        listed[1]!["analysis"]!.ToJsonString().ShouldBe("""{"response":["will_not_fix"],"detail":"not reachable from outside"}""");
        listed[2]!["analysis"]!["state"]!.ToString().ShouldBe("not_affected");
        listed[0]!["affects"]![0]!["ref"]!.ToString().ShouldBe("pkg:npm/b@2.0.0");
    }
}
