using LocalOsv;

namespace SbomScan.Tests.Runs;

/// <summary>The whole action: what could not be read or looked up is a result of its own.</summary>
public sealed class NeverSilentTests
{
    [Fact]
    public async Task An_empty_workspace_is_no_success()
    {
        await using var scan = await ShopScan.StartAsync();
        File.Delete(Path.Combine(scan.Run.Workspace, "package-lock.json"));

        var run = await scan.ScanAsync();

        (run.ExitCode, run.Outputs["result"], run.Outputs["incomplete"]).ShouldBe((4, "unreadable", "true"));
        run.Log.ShouldContain("there is nothing in it that can be read");
    }

    [Fact]
    public async Task A_lock_with_the_root_project_alone_says_so_itself()
    {
        await using var scan = await ShopScan.StartAsync();
        scan.Write("package-lock.json", """{"name":"shop","lockfileVersion":3,"packages":{"":{"name":"shop"}}}""");

        var run = await scan.ScanAsync();

        run.ExitCode.ShouldBe(0, run.Log);
        run.Summary.ShouldContain("0, declared");
    }

    [Fact]
    public async Task A_damaged_file_fails_and_the_others_are_read()
    {
        await using var scan = await ShopScan.StartAsync();
        scan.Write("apps/api/package-lock.json", ShopScan.Lock[..200]);

        var run = await scan.ScanAsync(("fail-on", "none"));

        run.ExitCode.ShouldBe(4, run.Log);
        run.Log.ShouldContain("apps/api/package-lock.json");
        run.Outputs["components"].ShouldBe("4");
        run.Outputs["sarif-path"].ShouldBe("");
        scan.Report("findings.sarif").ShouldContain("\"executionSuccessful\": false");
    }

    [Fact]
    public async Task With_a_warning_instead_the_step_passes_and_stays_incomplete()
    {
        await using var scan = await ShopScan.StartAsync();
        scan.Write("apps/api/package-lock.json", "<html>");

        var run = await scan.ScanAsync(("fail-on", "none"), ("on-unreadable", "warn"));

        (run.ExitCode, run.Outputs["result"], run.Outputs["incomplete"]).ShouldBe((0, "ok", "true"));
        run.Outputs["sarif-path"].ShouldBe("reports/findings.sarif");
    }

    [Fact]
    public async Task A_service_that_is_down_is_no_success()
    {
        await using var scan = await ShopScan.StartAsync(new LocalOsvOptions());
        await scan.Osv.DisposeAsync();

        var run = await scan.ScanAsync(("fail-on", "none"));

        (run.ExitCode, run.Outputs["result"], run.Outputs["sarif-path"]).ShouldBe((3, "lookup-failed", ""));
        run.Log.ShouldContain("4 packages could not be looked up");
        run.Log.ShouldContain("lodash 4.17.20");
    }

    [Fact]
    public async Task Findings_come_first_and_the_annotation_names_everything()
    {
        await using var scan = await ShopScan.StartAsync();
        scan.Write("apps/api/package-lock.json", "<html>");

        var run = await scan.ScanAsync();

        (run.ExitCode, run.Outputs["result"], run.Outputs["incomplete"]).ShouldBe((1, "findings", "true"));
        run.Log.ShouldContain("::error title=Vulnerabilities over the gate%2C Could not read::");
    }

    [Theory]
    [InlineData(".")]
    [InlineData("./")]
    [InlineData("apps/..")]
    public async Task However_the_folder_is_written_the_SBOM_is_the_same(string path)
    {
        await using var scan = await ShopScan.StartAsync();
        scan.Write("apps/api/package-lock.json", ShopScan.Lock);
        scan.Run.Variables["SOURCE_DATE_EPOCH"] = "1700000000";
        await scan.ScanAsync(("path", scan.Run.Workspace));
        var absolute = scan.Report("sbom.cdx.json");

        await scan.ScanAsync(("path", path));

        scan.Report("sbom.cdx.json").ShouldBe(absolute);
        absolute.ShouldContain("pkg:npm/lodash@4.17.20");
    }
}
