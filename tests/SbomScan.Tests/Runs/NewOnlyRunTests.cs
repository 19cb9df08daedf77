
namespace SbomScan.Tests.Runs;

/// <summary>The whole action on pull requests: what the base has too does not count, and a base that is not known is no "nothing new".</summary>
public sealed class NewOnlyRunTests
{
    private static readonly string Older = ShopScan.Lock.Replace("4.17.20", "4.17.19", StringComparison.Ordinal);
    private static readonly string Fixed = ShopScan.Lock.Replace("4.17.20", "4.17.21", StringComparison.Ordinal);
    private static readonly string Runtime = ShopScan.Lock.Replace("\"dev\": true, ", "", StringComparison.Ordinal)
        .Replace("\"devDependencies\": { \"jest\"", "\"optionalDependencies\": {}, \"peerDependencies\": { \"jest\"", StringComparison.Ordinal);
    private static readonly string Smaller = """{"name":"shop","lockfileVersion":3,"packages":{"":{"name":"shop","dependencies":{"ms":"2.1.2"}},"node_modules/ms":{"version":"2.1.2"}}}""";

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Old_findings_do_not_count_however_shallow_the_checkout(int depth)
    {
        await using var pull = await PullRequest.OpenAsync(Files(ShopScan.Lock), Changed(("README.md", "other words")), depth);

        var run = await pull.Scan.ScanAsync();

        run.ExitCode.ShouldBe(0, run.Log);
        (run.Outputs["new"], run.Outputs["fixed"], run.Outputs["high"]).ShouldBe(("0", "0", "1"));
        run.Summary.ShouldContain("3 found, 3 also in the base → 0");
    }

    [Fact]
    public async Task What_the_pull_request_brings_counts()
    {
        await using var pull = await PullRequest.OpenAsync(Files(Smaller), Changed(("package-lock.json", ShopScan.Lock)));

        var run = await pull.Scan.ScanAsync();

        (run.ExitCode, run.Outputs["new"]).ShouldBe((1, "2"), run.Log);
        run.Summary.ShouldContain("🆕 new");
    }

    [Fact]
    public async Task From_development_to_runtime_counts()
    {
        await using var pull = await PullRequest.OpenAsync(Files(ShopScan.Lock), Changed(("package-lock.json", Runtime)));

        var run = await pull.Scan.ScanAsync();

        (run.ExitCode, run.Outputs["new"]).ShouldBe((1, "1"), run.Log);
        run.Log.ShouldContain("critical CVE-2021-3 in jest 29.0.0");
    }

    [Fact]
    public async Task What_is_fixed_is_thanked_for()
    {
        await using var pull = await PullRequest.OpenAsync(Files(ShopScan.Lock), Changed(("package-lock.json", Fixed)));
        pull.Scan.Osv.Add(Only("4.17.20"));

        var run = await pull.Scan.ScanAsync();

        (run.ExitCode, run.Outputs["fixed"]).ShouldBe((0, "1"), run.Log);
        run.Summary.ShouldContain("1 finding of the base is gone, thank you: CVE-2021-1 in lodash");
    }

    [Fact]
    public async Task An_update_within_the_affected_versions_and_a_moved_file_are_not_new()
    {
        await using var pull = await PullRequest.OpenAsync(Files(Older), Changed(("package-lock.json", null), ("apps/web/package-lock.json", ShopScan.Lock)));

        var run = await pull.Scan.ScanAsync();

        (run.ExitCode, run.Outputs["new"]).ShouldBe((0, "0"), run.Log);
    }

    [Fact]
    public async Task A_base_that_cannot_be_read_makes_everything_count()
    {
        await using var pull = await PullRequest.OpenAsync(Files("<html>"), Changed(("package-lock.json", ShopScan.Lock)));

        var run = await pull.Scan.ScanAsync();

        (run.ExitCode, run.Outputs["incomplete"], run.Outputs["new"]).ShouldBe((1, "true", ""), run.Log);
        run.Log.ShouldContain("What the base has is not known, so that every finding counts as new");
    }

    [Fact]
    public async Task On_a_push_everything_counts_with_a_notice()
    {
        await using var scan = await ShopScan.StartAsync();

        var run = await scan.ScanAsync(("new-only", "true"));

        run.ExitCode.ShouldBe(1);
        run.Log.ShouldContain("::notice::'new-only' is ignored on push");
    }

    [Fact]
    public async Task Ignores_that_the_pull_request_adds_are_listed_apart()
    {
        var before = new Dictionary<string, string> { ["package-lock.json"] = ShopScan.Lock, [".sbom-scan.yml"] = "ignores:\n- {id: CVE-2021-3, reason: agreed, permanent: true}\n" };
        const string More = "ignores:\n- {id: CVE-2021-3, reason: agreed, permanent: true}\n- {id: CVE-2021-1, reason: just now, permanent: true}\n";
        await using var pull = await PullRequest.OpenAsync(before, Changed((".sbom-scan.yml", More)));

        var run = await pull.Scan.ScanAsync(("new-only", "false"));

        run.ExitCode.ShouldBe(0, run.Log);
        run.Summary.ShouldContain("This pull request itself adds or extends ignores:\n\n- CVE-2021-1: just now (for good)");
    }

    [Fact]
    public async Task With_the_ignores_of_the_base_the_pull_request_cannot_add_any()
    {
        await using var pull = await PullRequest.OpenAsync(Files(ShopScan.Lock), Changed((".sbom-scan.yml", "ignores:\n- {path: '**', reason: r, permanent: true}\n")));

        var run = await pull.Scan.ScanAsync(("new-only", "false"), ("ignore-from", "base"));

        (run.ExitCode, run.Outputs["ignored"]).ShouldBe((1, "0"), run.Log);
    }

    private static Dictionary<string, string> Files(string text) => new() { ["package-lock.json"] = text };

    private static Dictionary<string, string?> Changed(params IReadOnlyList<(string Path, string? Text)> files) => files.ToDictionary(file => file.Path, file => file.Text);

    private static string Only(string version) => ShopScan.Record("CVE-2021-1", "lodash", "7.2", "4.17.21").TrimEnd()[..^1] + $$""", "database_specific": { "localOsv": { "matches": ["{{version}}"] } } }""";
}
