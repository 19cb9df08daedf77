using System.Text.Json.Nodes;
using Testing;

namespace DetectChanges.Tests.Selecting;

/// <summary>The input <c>select</c> from the workflow to the outputs.</summary>
public sealed class SelectTests : IDisposable
{
    private const string Checks =
        """
        - name: unit
          when: api
          stage: fast
          run: make "test"
          timeout: 10
        - name: lint
          stage: fast
        - name: e2e
          when: [web, docs]
          stage: slow
          matrix: { browser: [firefox, chrome], shard: [1, 2] }
        - name: plan
          when: infra
        """;

    private readonly Detection detection = new();

    private async Task<ActionRun> PushAsync(params string[] paths)
    {
        detection.Inputs.TryAdd("select", Checks);
        var after = detection.Sandbox.Commit(paths);
        detection.Sandbox.Push("main");
        return await detection.PushAsync(detection.Root, after);
    }

    [Fact]
    public async Task The_changes_choose_the_entries()
    {
        using var run = await PushAsync("api/b");

        run.ExitCode.ShouldBe(0, run.Log);
        run.Outputs["selected"].ShouldBe("""{"fast":[{"name":"unit","run":"make \"test\"","timeout":10},{"name":"lint"}],"slow":[],"all":[]}""");
        run.Outputs["expect"].ShouldBe("""{"fast":true,"slow":false,"all":false}""");
    }

    [Fact]
    public async Task An_entry_with_a_matrix_stands_for_its_combinations()
    {
        using var run = await PushAsync("docs/b");

        JsonNode.Parse(run.Outputs["selected"])!["slow"]!.ToJsonString().ShouldBe(
            """[{"name":"e2e (firefox, 1)","matrix":{"browser":"firefox","shard":1}},{"name":"e2e (firefox, 2)","matrix":{"browser":"firefox","shard":2}},"""
            + """{"name":"e2e (chrome, 1)","matrix":{"browser":"chrome","shard":1}},{"name":"e2e (chrome, 2)","matrix":{"browser":"chrome","shard":2}}]""");
    }

    [Fact]
    public async Task Summary_and_log_tell_what_was_chosen_what_was_left_out_and_why()
    {
        using var run = await PushAsync("web/b", "docs/b");

        run.Summary.ShouldContain("5 of 7 entries are chosen");
        run.Summary.ShouldContain("| Stage | Entry | Chosen | Because |");
        run.Summary.ShouldContain("| fast | unit | left out | api did not change |");
        run.Summary.ShouldContain("| fast | lint | ✅ chosen | always |");
        run.Summary.ShouldContain("| slow | e2e (firefox, 1) | ✅ chosen | web, docs changed |");
        run.Summary.ShouldContain("| all | plan | left out | infra did not change |");
        run.Log.ShouldContain("Stage slow: 4 of 4 entries: e2e (firefox, 1), e2e (firefox, 2), e2e (chrome, 1), e2e (chrome, 2)");
        run.Log.ShouldContain("Stage all: 0 of 1 entries");
    }

    [Fact]
    public async Task An_unknown_base_chooses_everything()
    {
        detection.Transport = Transport.Http;
        detection.Permissions.Clear();
        detection.Inputs["select"] = Checks;
        var after = detection.Sandbox.Commit("README");
        detection.Sandbox.Push("main");
        using var run = await detection.PushAsync(detection.Root, after, depth: 1);

        run.Outputs["reason"].ShouldBe("unknown-base", run.Log);
        run.Outputs["expect"].ShouldBe("""{"fast":true,"slow":true,"all":true}""");
        run.Summary.ShouldContain("7 of 7 entries are chosen");
        run.Summary.ShouldContain("| all | plan | ✅ chosen | everything counts as changed |");
    }

    [Fact]
    public async Task A_deleted_branch_chooses_only_what_is_always_chosen()
    {
        detection.Inputs["select"] = Checks;
        using var run = await detection.PushAsync(detection.Root, after: null);

        run.Outputs["reason"].ShouldBe("ref-deleted", run.Log);
        run.Outputs["selected"].ShouldBe("""{"fast":[{"name":"lint"}],"slow":[],"all":[]}""");
    }

    [Fact]
    public async Task Without_the_input_the_outputs_are_empty_objects()
    {
        detection.Inputs["select"] = "";
        using var run = await PushAsync("api/b");

        (run.Outputs["selected"], run.Outputs["expect"]).ShouldBe(("{}", "{}"));
    }

    [Fact]
    public async Task The_list_can_be_in_a_file_of_the_checkout()
    {
        detection.Sandbox.Write(".github/checks.json", """[{"name": "unit", "when": "api"}]""");
        detection.Inputs["select"] = ".github/checks.json";
        using var run = await PushAsync("api/b");

        run.ExitCode.ShouldBe(0, run.Log);
        run.Outputs["selected"].ShouldBe("""{"all":[{"name":"unit"}]}""");
    }

    [Fact]
    public async Task What_is_wrong_in_a_file_is_told_with_its_path()
    {
        detection.Sandbox.Write(".github/checks.yml", "- name: unit\n  when: apii\n");
        detection.Inputs["select"] = ".github/checks.yml";
        using var run = await PushAsync("api/b");

        run.ExitCode.ShouldBe(2, run.Log);
        run.Log.ShouldContain("Input 'select': .github/checks.yml, line 2, column 9: the entry 'unit': there is no filter 'apii'; did you mean 'api'?");
    }

    [Theory]
    [InlineData(".github/none.yml", "Input 'select': the file '.github/none.yml' cannot be read from the workspace")]
    [InlineData("../../checks.yml", "Input 'select': the path '../../checks.yml' is not allowed: expected a path below the workspace")]
    [InlineData("/etc/hosts", "Input 'select': the path '/etc/hosts' is not allowed: expected a path below the workspace")]
    [InlineData("[]", "Input 'select': line 1, column 1: there is no entry")]
    public async Task A_list_that_cannot_be_read_is_a_wrong_input(string select, string problem)
    {
        detection.Inputs["select"] = select;
        using var run = await PushAsync("api/b");

        run.ExitCode.ShouldBe(2, run.Log);
        run.Log.ShouldContain(problem);
    }

    [Fact]
    public async Task A_list_needs_filters()
    {
        detection.Filters = "";
        detection.Inputs["targets"] = "auto";
        using var run = await PushAsync("api/b");

        run.ExitCode.ShouldBe(2, run.Log);
        run.Log.ShouldContain("Input 'select': the entries are chosen by filters, and there are none. Add 'filters' under 'with:'.");
    }

    [Fact]
    public async Task The_same_list_gives_the_same_bytes()
    {
        using var first = await PushAsync("api/b", "web/b");
        using var second = await detection.PushAsync(detection.Root, detection.Sandbox.Head);

        second.Outputs["selected"].ShouldBe(first.Outputs["selected"]);
        second.Outputs["expect"].ShouldBe(first.Outputs["expect"]);
    }

    public void Dispose() => detection.Dispose();
}
