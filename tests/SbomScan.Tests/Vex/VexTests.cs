using System.Text;
using SbomScan.Findings;
using SbomScan.Tests.Support;
using SbomScan.Vex;

namespace SbomScan.Tests.Vex;

public sealed class VexTests
{
    [Theory]
    [InlineData("not_affected", true)]
    [InlineData("fixed", true)]
    [InlineData("affected", false)]
    [InlineData("under_investigation", false)]
    public void OpenVEX_takes_out_what_is_not_affected_or_fixed(string status, bool isOut) =>
        (Apply(OpenVex($$"""{"vulnerability":{"name":"CVE-2024-1"},"products":[{"@id":"pkg:npm/lodash@4.17.20"}],"status":"{{status}}","justification":"component_not_present"}""")).State == FindingState.Vex).ShouldBe(isOut);

    [Theory]
    [InlineData("""[{"@id":"pkg:npm/lodash"}]""", true)]                                                                        // any version
    [InlineData("""[{"@id":"pkg:npm/lodash@4.17.19"}]""", false)]
    [InlineData("""[{"identifiers":{"purl":"pkg:npm/lodash@4.17.20"}}]""", true)]
    [InlineData("""[{"@id":"pkg:oci/shop?repository_url=ghcr.io/org/shop","subcomponents":[{"@id":"pkg:npm/lodash@4.17.20"}]}]""", true)]
    [InlineData("""[{"@id":"ghcr.io/org/shop:v1@sha256:aa","subcomponents":[{"@id":"pkg:npm/lodash"}]}]""", true)]
    [InlineData("""[{"@id":"ghcr.io/org/shop:v1"}]""", true)]                                                                  // the whole image
    [InlineData("""[{"@id":"pkg:oci/shop?repository_url=ghcr.io/other/shop","subcomponents":[{"@id":"pkg:npm/lodash"}]}]""", false)]
    [InlineData("""[{"@id":"pkg:oci/other","subcomponents":[{"@id":"pkg:npm/lodash@4.17.20"}]}]""", false)]
    [InlineData("""["pkg:npm/lodash@4.17.20"]""", true)]                                                                        // as older versions wrote it
    public void Products_match_by_purl_or_as_the_image_with_a_package_in_it(string products, bool matches) =>
        (Apply(OpenVex($$"""{"vulnerability":"CVE-2024-1","products":{{products}},"status":"fixed"}""")).State == FindingState.Vex).ShouldBe(matches);

    [Fact]
    public void The_youngest_statement_counts_in_whatever_order_they_come()
    {
        const string Older = """{"vulnerability":"CVE-2024-1","products":["pkg:npm/lodash"],"status":"not_affected","impact_statement":"unused","timestamp":"2026-01-01T00:00:00Z"}""";
        const string Newer = """{"vulnerability":"CVE-2024-1","products":["pkg:npm/lodash"],"status":"affected","timestamp":"2026-02-01T00:00:00Z"}""";

        Apply(OpenVex($"{Newer},{Older}")).State.ShouldBe(FindingState.Open);
    }

    [Fact]
    public void The_last_of_several_statements_counts()
    {
        const string First = """{"vulnerability":"CVE-2024-1","products":["pkg:npm/lodash"],"status":"not_affected","impact_statement":"unused"}""";
        const string Second = """{"vulnerability":"CVE-2024-1","products":["pkg:npm/lodash"],"status":"affected"}""";

        Apply(OpenVex($"{First},{Second}")).State.ShouldBe(FindingState.Open);
        Apply(OpenVex($"{Second},{First}")).Justification.ShouldBe("not affected: unused (vex.json)");
    }

    [Theory]
    [InlineData("not_affected", true)]
    [InlineData("false_positive", true)]
    [InlineData("resolved", true)]
    [InlineData("in_triage", false)]
    [InlineData("exploitable", false)]
    public void CycloneDX_says_it_in_its_analysis(string state, bool isOut) => (Apply($$"""
        {"bomFormat":"CycloneDX","specVersion":"1.6","components":[{"type":"library","bom-ref":"l","name":"lodash","purl":"pkg:npm/lodash@4.17.20"}],
         "vulnerabilities":[{"id":"CVE-2024-1","analysis":{"state":"{{state}}","justification":"code_not_reachable"},"affects":[{"ref":"l"}]}]}
        """).State == FindingState.Vex).ShouldBe(isOut);

    [Fact]
    public void CycloneDX_may_point_into_another_document() => Apply("""
        {"bomFormat":"CycloneDX","specVersion":"1.5","vulnerabilities":[{"id":"CVE-2024-1","analysis":{"state":"resolved"},"affects":[{"ref":"urn:cdx:f08a/1#pkg:npm/lodash@4.17.20"}]}]}
        """).State.ShouldBe(FindingState.Vex);

    [Fact]
    public void A_statement_that_matches_nothing_is_told_of()
    {
        var run = new VexRun(Read(OpenVex("""{"vulnerability":"CVE-1999-9","products":["pkg:npm/lodash"],"status":"fixed"}""")), "shop");
        run.Apply(Some.Reported());

        run.Unmatched().ShouldBe(["The VEX statement about CVE-1999-9 in vex.json matches nothing that was found."]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"@context":"https://openvex.dev/ns/v0.2.0"}""")]
    [InlineData("""{"@context":"https://openvex.dev/ns/v0.2.0","statements":[{"vulnerability":"CVE-1","products":["pkg:npm/a"],"status":"not_affected"}]}""")]
    [InlineData("""{"@context":"https://openvex.dev/ns/v0.2.0","statements":[{"vulnerability":"CVE-1","products":["pkg:npm/a"],"status":"fine"}]}""")]
    [InlineData("""{"bomFormat":"CycloneDX","vulnerabilities":[{"id":"CVE-1","analysis":{"state":"not_affected"},"affects":[]}]}""")]
    public void What_is_not_understood_is_refused(string json) => Should.Throw<FormatException>(() => Read(json));

    private static string OpenVex(string statements) => $$"""{"@context":"https://openvex.dev/ns/v0.2.0","statements":[{{statements}}]}""";

    private static IReadOnlyList<VexStatement> Read(string json) => VexDocument.Read("vex.json", Encoding.UTF8.GetBytes(json));

    private static ReportedFinding Apply(string json) => new VexRun(Read(json), "ghcr.io/org/shop").Apply(Some.Reported());
}
