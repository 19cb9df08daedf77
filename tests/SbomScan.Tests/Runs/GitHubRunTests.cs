namespace SbomScan.Tests.Runs;

/// <summary>The whole action and what it writes to GitHub.</summary>
public sealed class GitHubRunTests
{
    private static readonly Dictionary<string, string> Files = new() { ["package-lock.json"] = ShopScan.Lock };

    [Fact]
    public async Task The_comment_is_written_once_and_turns_green()
    {
        await using var pull = await PullRequest.OpenAsync(Files, Change());
        await pull.Scan.ScanAsync(("comment", "on-findings"));
        pull.GitHub.Comments.Single().Body.ShouldStartWith("<!-- suite:sbom-scan/acme/shop -->\n");
        pull.GitHub.Comments.Single().Body.ShouldContain("CVE-2021-1");

        pull.Write("package-lock.json", """{"name":"shop","lockfileVersion":3,"packages":{"":{"name":"shop"}}}""");
        await pull.Scan.ScanAsync(("comment", "on-findings"));

        pull.GitHub.Comments.Single().Body.ShouldContain("✅ acme/shop: no known vulnerability in 0 packages");
    }

    [Fact]
    public async Task Without_findings_there_is_no_comment_unless_it_is_wished_always()
    {
        await using var pull = await PullRequest.OpenAsync(Files, Change());
        pull.Write("package-lock.json", """{"name":"shop","lockfileVersion":3,"packages":{"":{"name":"shop"}}}""");

        await pull.Scan.ScanAsync(("comment", "on-findings"));
        pull.GitHub.Comments.ShouldBeEmpty();
        await pull.Scan.ScanAsync(("comment", "always"));
        pull.GitHub.Comments.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_token_of_a_fork_gets_a_warning_and_the_verdict_stays()
    {
        await using var pull = await PullRequest.OpenAsync(Files, Change(), permissions: ["contents: read", "pull-requests: read"]);

        var run = await pull.Scan.ScanAsync(("comment", "always"), ("fail-on", "none"));

        run.ExitCode.ShouldBe(0, run.Log);
        run.Log.ShouldContain("::warning title=No comment::");
        run.Log.ShouldContain("pull-requests: write");
        run.Summary.ShouldContain("CVE-2021-1");
    }

    [Fact]
    public async Task A_snapshot_is_of_the_head_and_names_its_series()
    {
        await using var pull = await PullRequest.OpenAsync(Files, Change());

        var run = await pull.Scan.ScanAsync(("snapshot", "true"), ("fail-on", "none"));

        run.ExitCode.ShouldBe(0, run.Log);
        var snapshot = pull.GitHub.Snapshots.Single();
        snapshot["ref"]!.GetValue<string>().ShouldBe("refs/pull/7/head");
        snapshot["sha"]!.GetValue<string>().ShouldNotBe(pull.Scan.Run.Variables["GITHUB_SHA"]);
        snapshot["job"]!["correlator"]!.GetValue<string>().ShouldBe("scan/deploy/acme/shop");
        snapshot["manifests"]!["package-lock.json"]!["resolved"]!.AsObject().Count.ShouldBe(4);
    }

    [Fact]
    public async Task A_snapshot_that_is_refused_fails_with_the_permission_it_needs()
    {
        await using var pull = await PullRequest.OpenAsync(Files, Change(), permissions: ["contents: read"]);

        var run = await pull.Scan.ScanAsync(("snapshot", "true"), ("fail-on", "none"));

        run.ExitCode.ShouldBe(1, run.Log);
        run.Log.ShouldContain("The dependency snapshot was not taken");
        run.Log.ShouldContain("contents: write");
    }

    private static Dictionary<string, string?> Change() => new() { ["README.md"] = "other words" };
}
