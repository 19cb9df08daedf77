using Testing;

namespace DetectChanges.Tests.Lint;

/// <summary>The lint in runs of the action on real repositories.</summary>
public sealed class LintRunTests : IDisposable
{
    private readonly Detection detection = new();

    private async Task<ActionRun> PushAsync(params string[] paths)
    {
        var after = detection.Sandbox.Commit(paths);
        detection.Sandbox.Push("main");
        return await detection.PushAsync(detection.Root, after);
    }

    [Fact]
    public async Task Findings_are_warnings_at_their_line_and_a_table()
    {
        detection.Filters = ".github/filters.yml";
        detection.Sandbox.Write(".github/filters.yml", "api: api/**\nweb:\n  - web\n  - 'web/|b`*'\n");
        using var run = await PushAsync("web/b");

        Detection.Changes(run).ShouldBeEmpty();
        run.Log.ShouldContain("::warning file=.github/filters.yml,line=3,title=Filters::Filters, line 3, column 5: 'web' is a folder, and 'web' matches nothing below it; write 'web/**' (L-2)");
        run.Log.ShouldContain("::notice file=.github/filters.yml,line=1,title=Filters::");
        run.Summary.ShouldContain("#### The filters themselves");
        run.Summary.ShouldContain("| L-2 | 3 | web | `web` |");
        run.Summary.ShouldContain("| L-9 | 4 | web | ``web/\\|b`*`` |");
        run.Summary.ShouldContain("| L-11 | 1 |");
    }

    [Fact]
    public async Task Filters_that_are_fine_are_not_mentioned()
    {
        using var run = await PushAsync("web/b");

        Detection.Changes(run).ShouldBe(["web"]);
        run.Log.ShouldNotContain("::warning");
        run.Summary.ShouldNotContain("The filters themselves");
    }

    [Fact]
    public async Task As_errors_all_findings_end_the_step_at_once_and_no_filter_is_false()
    {
        detection.Filters = "filters.yml";
        detection.Sandbox.Write("filters.yml", "api: /api/**\nweb: web\nnames/with/slash: docs/**\n");
        detection.Inputs["lint"] = "error";
        using var run = await PushAsync("web/b");

        run.ExitCode.ShouldBe(2);
        run.Log.ShouldContain("::error file=filters.yml,line=1,title=Filters::Filters, line 1, column 6: '/api/**' begins with '/'");
        run.Log.ShouldContain("::error file=filters.yml,line=2,title=Filters::Filters, line 2, column 6: 'web' is a folder");
        run.Log.ShouldContain("::warning file=filters.yml,line=3,title=Filters::Filters, line 3, column 1: the filter name");
        run.Log.ShouldContain("::notice file=filters.yml,line=1,title=Filters::");
        run.Log.ShouldContain("findings that are errors: 2.");
        run.Summary.ShouldContain("| L-2 | 2 | web | `web` |");
        run.Outputs.ContainsKey("web").ShouldBeFalse();
        run.Outputs["changes"].ShouldBeEmpty();
    }

    [Fact]
    public async Task The_change_of_the_filters_file_alone_is_never_an_error()
    {
        detection.Filters = "filters.yml";
        detection.Sandbox.Write("filters.yml", "web: web/**\n");
        detection.Inputs["lint"] = "error";
        using var run = await PushAsync("web/b");

        Detection.Changes(run).ShouldBe(["web"]);
        run.Log.ShouldContain("(L-11)");
    }

    [Fact]
    public async Task Switched_off_it_finds_nothing()
    {
        detection.Filters = "web: web\n";
        detection.Inputs["lint"] = "off";
        using var run = await PushAsync("web/b");

        Detection.Changes(run).ShouldBeEmpty();
        run.Log.ShouldNotContain("L-2");
    }

    [Theory]
    [InlineData("warn", 2)]
    [InlineData("error", 2)]
    [InlineData("off", 0)]
    public async Task A_filter_that_can_never_match_is_an_error_unless_the_lint_is_off(string lint, int exitCode)
    {
        detection.Filters = "a: ['!docs/**', '!web/**']\n";
        detection.Inputs["predicate-quantifier"] = "some-with-excludes";
        detection.Inputs["lint"] = lint;
        using var run = await PushAsync("web/b", "api/b");

        run.ExitCode.ShouldBe(exitCode);
        if (exitCode == 2) run.Log.ShouldContain("matches nothing at all");
        else run.Outputs["a"].ShouldBe("false");
    }

    [Theory]
    [InlineData("subtract", "api/b", true)]
    [InlineData("subtract", "docs/b", false)]
    [InlineData("some", "docs/b", true)]
    [InlineData("every", "api/b", true)]
    [InlineData("every", "docs/b", false)]
    public async Task Only_negatives_mean_what_the_quantifier_says(string quantifier, string path, bool expected)
    {
        detection.Filters = "a: ['!docs/**', '!web/**']\n";
        detection.Inputs["predicate-quantifier"] = quantifier;
        using var run = await PushAsync(path);

        Detection.Changes(run).ShouldBe(expected ? ["a"] : []);
        run.Log.ShouldContain("(L-1)");
    }

    [Fact]
    public async Task When_everything_counts_as_changed_patterns_are_held_against_all_files()
    {
        detection.Filters = "api: api/**\nweb: nosuch/**\n";
        using var run = await detection.RunAsync("workflow_dispatch", detection.Root, "refs/heads/main", 1, []);

        Detection.Changes(run).ShouldBe(["api", "web"]);
        run.Log.ShouldContain("'nosuch/**' matches no file");
        run.Log.ShouldNotContain("'api/**'");
    }

    [Fact]
    public async Task A_deleted_branch_needs_no_repository()
    {
        detection.Filters = "web: nosuch/**\n";
        using var run = await detection.PushAsync(detection.Root, after: null);

        Detection.Changes(run).ShouldBeEmpty();
        run.Log.ShouldNotContain("L-9");
    }

    [Fact]
    public async Task Hundreds_of_findings_make_a_short_log()
    {
        detection.Filters = string.Concat(Enumerable.Range(0, 150).Select(i => $"f{i}:\n  - /nosuch{i}\n  - gone{i}/**\n"));
        using var run = await PushAsync("web/b");

        Detection.Changes(run).ShouldBeEmpty();
        run.Log.Split('\n').Length.ShouldBeLessThanOrEqualTo(200);
        run.Log.ShouldContain("and 280 more findings in the filters");
        run.Summary.ShouldContain("and 100 more findings.");
    }

    public void Dispose() => detection.Dispose();
}
