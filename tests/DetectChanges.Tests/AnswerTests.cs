using System.Text;
using Testing;

namespace DetectChanges.Tests;

public sealed class AnswerTests : IDisposable
{
    private readonly Detection detection = new();

    private async Task<ActionRun> PushAsync(params string[] paths)
    {
        var after = detection.Sandbox.Commit(paths);
        detection.Sandbox.Push("main");
        return await detection.PushAsync(detection.Root, after);
    }

    [Fact]
    public async Task The_summary_is_the_decision_table()
    {
        using var run = await PushAsync("web/b", "web/c");

        run.Summary.ShouldContain("### Changes: 1 of 4 filters are true");
        run.Summary.ShouldContain($"/acme/shop/commit/{detection.Root})");
        run.Summary.ShouldContain("the state before the push");
        run.Summary.ShouldContain("| web | ✅ true | 2 | `web/b [added]` |");
        run.Summary.ShouldContain("| api | false | 0 |  |");
        run.Summary.IndexOf("| web", StringComparison.Ordinal).ShouldBeLessThan(run.Summary.IndexOf("| api", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Those_who_come_from_paths_filter_are_told_where_it_would_answer_otherwise()
    {
        detection.Filters = "web:\n  - 'web/**'\n  - '!**/*.md'\n";
        using var run = await PushAsync("web/b.md");

        Detection.Changes(run).ShouldBeEmpty();
        run.Log.ShouldContain("'web' is false; with 'predicate-quantifier: some' it would be true because of web/b.md [added]");
    }

    [Fact]
    public async Task The_quantifier_of_paths_filter_can_be_asked_for()
    {
        detection.Filters = "web:\n  - 'web/**'\n  - '!**/*.md'\n";
        detection.Inputs["predicate-quantifier"] = "some";
        using var run = await PushAsync("web/b.md");

        Detection.Changes(run).ShouldBe(["web"]);
    }

    [Fact]
    public async Task Filters_can_be_in_a_file_of_the_checkout()
    {
        detection.Filters = ".github/filters.yml";
        detection.Sandbox.Write(".github/filters.yml", "web: web/**\nnames/with/slash: docs/**\n");
        using var run = await PushAsync("web/b");

        Detection.Changes(run).ShouldBe(["web"]);
        run.Outputs["names/with/slash"].ShouldBe("false");
        run.Log.ShouldContain("::warning file=.github/filters.yml,line=2,title=Filters::");
    }

    [Fact]
    public async Task All_errors_of_all_inputs_are_told_at_once_and_no_filter_is_false()
    {
        detection.Filters = "base: x\na: 1\n";
        detection.Inputs["since"] = "yesterday";
        detection.Inputs["list-files"] = "xml";
        detection.Inputs["list-limit"] = "many";
        using var run = await PushAsync("web/b");

        run.ExitCode.ShouldBe(2);
        run.Log.Split('\n').Count(line => line.StartsWith("::error", StringComparison.Ordinal)).ShouldBe(4);
        run.Log.ShouldContain("line 1, column 1");
        run.Log.ShouldContain("line 2, column 4");
        run.Outputs.Keys.ShouldBe(["changes", "any", "matrix", "projects", "selected", "expect", "base", "head", "fallback", "reason", "changed_count", "files-path", "json-path"], ignoreOrder: true);
        run.Outputs.Values.ShouldAllBe(value => value.Length == 0);
    }

    [Fact]
    public async Task A_filters_file_that_is_not_there_is_the_users_to_mend()
    {
        detection.Filters = "filters.yml";
        using var run = await PushAsync("web/b");

        run.ExitCode.ShouldBe(2);
        run.Log.ShouldContain("'filters.yml' cannot be read");
    }

    [Fact]
    public async Task A_forgotten_checkout_is_named()
    {
        using var run = new ActionRun();
        var path = Path.Combine(run.Workspace, "event.json");
        await File.WriteAllTextAsync(path, "{}");
        run.Variables["GITHUB_EVENT_NAME"] = "schedule";
        run.Variables["GITHUB_EVENT_PATH"] = path;
        await run.Input("filters", Detection.FourFilters).RunAsync("detect-changes", typeof(DetectChangesApp), DetectChangesApp.RunAsync);

        run.ExitCode.ShouldBe(2);
        run.Log.ShouldContain("actions/checkout");
    }

    [Fact]
    public async Task Lists_that_are_too_long_fail_and_are_never_cut()
    {
        detection.Inputs["list-files"] = "json";
        detection.Inputs["list-limit"] = "20";
        using var run = await PushAsync("web/a-rather-long-name-of-a-file");

        run.ExitCode.ShouldBe(1);
        run.Log.ShouldContain("list-limit");
        run.Outputs.ContainsKey("web").ShouldBeFalse();
    }

    [Fact]
    public async Task A_huge_change_makes_a_short_log_and_small_outputs()
    {
        detection.Filters = string.Concat(Enumerable.Range(0, 150).Select(i => $"filter{i}:\n  - 'bulk/{i % 10}*/**'\n  - '!**/*.md'\n"));
        foreach (var i in Enumerable.Range(0, 3000)) detection.Sandbox.Write($"bulk/{i % 100:d2}/file-{i}.txt", "x");
        using var run = await PushAsync("web/b");

        Detection.Changes(run).Count.ShouldBe(150);
        run.Outputs["changed_count"].ShouldBe("3001");
        run.Log.Split('\n').Length.ShouldBeLessThanOrEqualTo(200);
        Encoding.UTF8.GetByteCount(string.Join('\n', run.Outputs.Select(output => output.Key + output.Value))).ShouldBeLessThan(64 * 1024);
    }

    [Fact]
    public async Task A_matrix_that_GitHub_would_refuse_is_refused_here()
    {
        detection.Filters = string.Concat(Enumerable.Range(0, 257).Select(i => $"filter{i}: web/**\n"));
        using var run = await PushAsync("web/b");

        run.ExitCode.ShouldBe(1);
        run.Log.ShouldContain("at most 256");
    }

    public void Dispose() => detection.Dispose();
}
