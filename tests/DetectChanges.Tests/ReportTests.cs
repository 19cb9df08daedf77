using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Testing;

namespace DetectChanges.Tests;

/// <summary>What stands in the output folder.</summary>
public sealed class ReportTests : IDisposable
{
    private const string Projects = "projects:\n  ui: { root: packages/ui }\n  web: { root: apps/web, depends-on: ui }\n";

    private readonly Detection detection = new();
    private readonly List<ActionRun> runs = [];

    private GitSandbox Sandbox => detection.Sandbox;

    private async Task<(ActionRun Run, JsonNode Report)> ReportAsync(string before, string after, int depth = 0, string branch = "main")
    {
        detection.Inputs["output-dir"] = "out";
        var run = await detection.PushAsync(before, after, branch, depth);
        runs.Add(run);
        run.ExitCode.ShouldBe(0, run.Log);
        return (run, JsonNode.Parse(await File.ReadAllTextAsync(FileOf(run.Outputs["json-path"])))!);
    }

    private string FileOf(string relative) => Path.Combine(detection.Checkout, relative);

    private string PushFile(string path, string content)
    {
        Sandbox.Write(path, content);
        var commit = Sandbox.CommitAll();
        Sandbox.Push("main");
        return commit;
    }

    [Fact]
    public async Task The_report_says_what_was_compared_what_changed_and_which_filters_that_makes_true()
    {
        var after = Sandbox.Commit("web/a", "web/b", "api/x");
        Sandbox.Push("main");

        var (run, report) = await ReportAsync(detection.Root, after);

        run.Outputs["json-path"].ShouldBe("out/report.json");
        ((string?)report["reason"]).ShouldBe("before");
        ((string?)report["head"]).ShouldBe(after);
        report["bases"]!.AsArray().Select(id => (string)id!).ShouldBe([detection.Root]);
        report["merge_bases"].ShouldBeNull("no merge base was wanted");
        report["files"]!.AsArray().Select(file => (string)file!["name"]!).ShouldBe(["api/x", "web/a", "web/b"]);
        report["files"]![0]!["changes"]![0]!["new_mode"]!.GetValue<string>().ShouldBe("100644");
        report["filters"]![1]!.ToJsonString().ShouldBe("""{"name":"web","result":true,"count":2,"files":[[1,2]]}""");
        ((int)report["usage"]!["git_processes"]!).ShouldBeInRange(1, 2);
    }

    [Fact]
    public async Task The_report_counts_the_merge_bases_of_lines_that_were_merged_crosswise()
    {
        Sandbox.Switch("topic", create: true);
        var one = Sandbox.Commit("web/b");
        Sandbox.Switch("main");
        var other = Sandbox.Commit("api/b");
        Sandbox.Git(Sandbox.Author, "merge", "--quiet", "--no-edit", one);
        Sandbox.Push("main");
        Sandbox.Switch("topic");
        Sandbox.Git(Sandbox.Author, "merge", "--quiet", "--no-edit", other);
        var head = Sandbox.Commit("web/c");
        Sandbox.Push("topic");
        detection.Inputs["since"] = "merge-base";
        detection.Inputs["base"] = "main";

        var (_, report) = await ReportAsync(one, head, branch: "topic");

        ((string?)report["reason"]).ShouldBe("merge-base");
        ((int?)report["merge_bases"]).ShouldBe(2);
    }

    [Fact]
    public async Task An_unchanged_file_that_moved_names_its_other_side()
    {
        Sandbox.Git(Sandbox.Author, "mv", "api/a", "web/moved");
        var after = Sandbox.CommitAll();
        Sandbox.Push("main");

        var (run, report) = await ReportAsync(detection.Root, after);

        Detection.Changes(run).ShouldBe(["api", "web"]);
        ((int)report["files"]![0]!["moved_to"]!).ShouldBe(1);
        ((int)report["files"]![1]!["moved_from"]!).ShouldBe(0);
    }

    [Fact]
    public async Task The_same_commits_give_the_same_bytes()
    {
        var after = Sandbox.Commit("web/a", "api/x");
        Sandbox.Push("main");

        await ReportAsync(detection.Root, after);
        var first = await File.ReadAllBytesAsync(FileOf("out/report.json"));
        await ReportAsync(detection.Root, after);
        var second = await File.ReadAllBytesAsync(FileOf("out/report.json"));

        second.ShouldBe(first);
    }

    [Fact]
    public async Task Every_report_is_valid_under_the_published_schema()
    {
        if (NodeTool.Missing is { } missing) Assert.Skip($"No report was held against its schema: {missing}");
        Sandbox.Write("targets.yml", Projects);
        Sandbox.Write("packages/ui/a.ts", "1");
        Sandbox.Write("apps/web/b.ts", "1");
        Sandbox.Write("old/package.json", """{ "name": "gone" }""");
        Sandbox.CommitAll();
        Sandbox.Git(Sandbox.Author, "rm", "-q", "-r", "old");
        Sandbox.Git(Sandbox.Author, "mv", "api/a", "api/moved");
        Sandbox.Write("packages/ui/name with\nbreak", "2");
        Sandbox.Commit("packages/ui/a.ts", "infra/b");
        var odd = Path.Combine(Sandbox.Author, "web", "odd");
        File.WriteAllText(odd, "x");
        Run("sh", "-c", $"mv '{odd}' \"$(printf '{Path.Combine(Sandbox.Author, "web")}/\\377')\"");
        var after = Sandbox.CommitAll();
        Sandbox.Push("main");
        detection.Filters = Detection.FourFilters + "nothing: nowhere/**\n";
        detection.Inputs["targets"] = "targets.yml";
        var reports = new List<string>();
        foreach (var since in new[] { "auto", "all", "before" })
        {
            detection.Inputs["since"] = since;
            reports.Add((await ReportAsync(Sandbox.Git(Sandbox.Author, "rev-parse", $"{after}~2"), after)).Report.ToJsonString());
        }

        reports.Add((await ReportAsync(after, after)).Report.ToJsonString());
        reports[0].ShouldContain("name_base64");
        reports[0].ShouldContain("L-9");

        var schema = JsonNode.Parse(await File.ReadAllTextAsync(Repository.File("actions", "detect-changes", "report.schema.json")));
        var question = new JsonObject { ["schema"] = schema, ["documents"] = new JsonArray([.. reports.Select(report => (JsonNode)report)]) };
        var answers = await new NodeTool("DetectChanges.Tests", "json-schema").RunAsync("validate.js", question.ToJsonString(), TestContext.Current.CancellationToken);

        answers.TrimEnd('\n').Split('\n').ShouldBe(["valid", "valid", "valid", "valid"]);
    }

    [Fact]
    public async Task Names_are_written_as_git_has_them_each_ended_by_a_NUL_byte()
    {
        var after = PushFile("web/tab\tbreak\nquote\"", "1");

        var (run, _) = await ReportAsync(detection.Root, after);

        run.Outputs["files-path"].ShouldBe("out/files.z");
        (await File.ReadAllBytesAsync(FileOf("out/files.z"))).ShouldBe("web/tab\tbreak\nquote\"\0"u8.ToArray());
        (await File.ReadAllBytesAsync(FileOf("out/filters/web.z"))).ShouldBe("web/tab\tbreak\nquote\"\0"u8.ToArray());
        (await File.ReadAllBytesAsync(FileOf("out/filters/api.z"))).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_filter_name_cannot_lead_out_of_the_folder()
    {
        detection.Filters = "\"../../x\": web/**\n.hidden: web/**\n";
        var after = PushFile("web/b", "1");

        await ReportAsync(detection.Root, after);

        Directory.GetFiles(FileOf("out/filters")).Select(Path.GetFileName).ShouldBe(["%2E.%2F..%2Fx.z", "%2Ehidden.z"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("../out", "expected a path below the workspace")]
    [InlineData(".git/out", "expected a folder outside of '.git'")]
    public async Task A_folder_that_is_not_for_files_is_refused(string folder, string reason)
    {
        detection.Inputs["output-dir"] = folder;

        using var run = await detection.PushAsync(detection.Root, PushFile("web/b", "1"));

        run.ExitCode.ShouldBe(2);
        run.Log.ShouldContain($"Input 'output-dir': '{folder}' is not allowed: {reason}");
    }

    [Fact]
    public async Task Lists_that_are_too_long_are_left_to_the_files_and_the_user_is_told()
    {
        Sandbox.Commit([.. Enumerable.Range(0, 40).Select(number => $"web/a-rather-long-name-{number}")]);
        var after = Sandbox.Head;
        Sandbox.Push("main");
        detection.Inputs["list-files"] = "json";
        detection.Inputs["list-limit"] = "500";

        var (run, _) = await ReportAsync(detection.Root, after);

        run.Outputs["web_files"].ShouldBe("");
        run.Outputs["web_count"].ShouldBe("40");
        run.Log.ShouldContain("::warning title=Lists left out::");
        Encoding.UTF8.GetString(await File.ReadAllBytesAsync(FileOf("out/filters/web.z"))).Split('\0', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(40);
    }

    [Fact]
    public async Task Without_an_output_folder_nothing_is_written()
    {
        using var run = await detection.PushAsync(detection.Root, PushFile("web/b", "1"));

        run.Outputs["files-path"].ShouldBe("");
        run.Outputs["json-path"].ShouldBe("");
        Sandbox.Git(detection.Checkout, "status", "--porcelain").ShouldBe("");
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
        process.ExitCode.ShouldBe(0);
    }

    public void Dispose()
    {
        foreach (var run in runs) run.Dispose();
        detection.Dispose();
    }
}
