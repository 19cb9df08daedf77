namespace SbomScan.Tests.Runs;

/// <summary>The whole action: the gate decides the exit code, and nothing else.</summary>
public sealed class GateRunTests
{
    [Fact]
    public async Task A_high_finding_fails_and_says_what_to_do()
    {
        await using var scan = await ShopScan.StartAsync();

        var run = await scan.ScanAsync();

        run.ExitCode.ShouldBe(1, run.Log);
        run.Log.ShouldContain("high CVE-2021-1 in lodash 4.17.20: update to 4.17.21");
        run.Outputs["result"].ShouldBe("findings");
        (run.Outputs["critical"], run.Outputs["high"], run.Outputs["medium"], run.Outputs["components"]).ShouldBe(("1", "1", "1", "4"));
        run.Summary.ShouldContain("3 found → 3; 2 of them high or worse; allowed 0 → fail");
    }

    [Theory]
    [InlineData("fail-on", "critical", "scope", "runtime", 0)]
    [InlineData("fail-on", "critical", "scope", "all", 1)]
    [InlineData("fail-on", "high", "max-allowed", "2", 0)]
    [InlineData("fail-on", "high", "max-allowed", "critical=0,high=4", 1)]
    [InlineData("fail-on", "none", "scope", "all", 0)]
    [InlineData("fail-on", "medium", "only-fixed", "true", 1)]
    public async Task Whatever_the_gate_counts_the_reports_hold_everything(string first, string firstValue, string second, string secondValue, int exitCode)
    {
        await using var scan = await ShopScan.StartAsync();

        var run = await scan.ScanAsync((first, firstValue), (second, secondValue));

        run.ExitCode.ShouldBe(exitCode, run.Log);
        scan.InSarif.ShouldBe(["CVE-2021-1", "CVE-2021-2", "CVE-2021-3"]);
        scan.Report("findings.json").ShouldContain("CVE-2021-3");
    }

    [Fact]
    public async Task A_finding_that_comes_along_names_the_direct_dependency()
    {
        await using var scan = await ShopScan.StartAsync();

        var run = await scan.ScanAsync(("fail-on", "low"));

        run.Log.ShouldContain("CVE-2021-2 in ms 2.1.2: no fixed version is known (comes with debug 4.3.0)");
    }

    [Fact]
    public async Task Ignored_and_ruled_out_findings_do_not_count_but_stay_in_the_reports()
    {
        await using var scan = await ShopScan.StartAsync();
        scan.Write(".sbom-scan.yml", "ignores:\n- {id: CVE-2021-1, reason: not called, permanent: true}\n");
        scan.Write("vex.json", """{"@context":"https://openvex.dev/ns/v0.2.0","statements":[{"vulnerability":"CVE-2021-3","products":["pkg:npm/jest"],"status":"not_affected","justification":"component_not_present"}]}""");

        var run = await scan.ScanAsync(("vex", "vex.json"));

        run.ExitCode.ShouldBe(0, run.Log);
        (run.Outputs["ignored"], run.Outputs["high"], run.Outputs["critical"]).ShouldBe(("2", "0", "0"));
        scan.InSarif.Count.ShouldBe(3);
        run.Summary.ShouldContain("3 found, 1 ruled out by VEX, 1 ignored → 1");
        run.Summary.ShouldContain("not called (ignored for good by .sbom-scan.yml:2)");
    }

    [Fact]
    public async Task A_wrong_ignore_file_ends_before_anything_is_scanned()
    {
        await using var scan = await ShopScan.StartAsync();
        scan.Write(".sbom-scan.yml", "ignores:\n- {id: CVE-2021-1, permanent: true}\n");

        var run = await scan.ScanAsync();

        run.ExitCode.ShouldBe(2);
        run.Log.ShouldContain(".sbom-scan.yml: line 2, column 3: 'reason' is missing");
        scan.Osv.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_denied_licence_fails_the_step()
    {
        await using var scan = await ShopScan.StartAsync();

        var run = await scan.ScanAsync(("fail-on", "none"), ("license-policy", "deny: [MIT]"));

        run.ExitCode.ShouldBe(1, run.Log);
        (run.Outputs["result"], run.Outputs["license-violations"]).ShouldBe(("license", "4"));
    }
}
