namespace DetectChanges.Tests;

public sealed class PushTests : IDisposable
{
    private readonly Detection detection = new();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_push_of_one_commit_is_compared_with_the_state_before(int depth)
    {
        var after = detection.Sandbox.Commit("web/b");
        detection.Sandbox.Push("main");

        using var run = await detection.PushAsync(detection.Root, after, depth: depth);

        Detection.Changes(run).ShouldBe(["web"]);
        run.Outputs["reason"].ShouldBe("before");
        run.Outputs["base"].ShouldBe(detection.Root);
        run.Outputs["head"].ShouldBe(after);
        run.Outputs["fallback"].ShouldBe("false");
        run.Outputs["web"].ShouldBe("true");
        run.Outputs["web_count"].ShouldBe("1");
        run.Outputs["api"].ShouldBe("false");
        run.Outputs["api_count"].ShouldBe("0");
        run.Outputs["any"].ShouldBe("true");
        run.Outputs["changed_count"].ShouldBe("1");
        run.Outputs["matrix"].ShouldBe("""{"include":[{"name":"web","count":1}]}""");
        run.Outputs.ContainsKey("web_files").ShouldBeFalse();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_push_of_three_commits_counts_all_three(int depth)
    {
        detection.Sandbox.Commit("api/b");
        detection.Sandbox.Commit("web/b");
        var after = detection.Sandbox.Commit("api/c");
        detection.Sandbox.Push("main");

        using var run = await detection.PushAsync(detection.Root, after, depth: depth);

        Detection.Changes(run).ShouldBe(["api", "web"]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_second_push_to_a_branch_counts_the_first_one_too(int depth)
    {
        detection.Sandbox.Switch("topic", create: true);
        var first = detection.Sandbox.Commit("api/b");
        var second = detection.Sandbox.Commit("docs/b");
        detection.Sandbox.Push("topic");

        using var run = await detection.PushAsync(first, second, "topic", depth);

        Detection.Changes(run).ShouldBe(["api", "docs"]);
        run.Outputs["reason"].ShouldBe("before-and-merge-base");
        run.Outputs["base"].ShouldBe(detection.Root);
        run.Outputs["fallback"].ShouldBe("false");
    }

    [Fact]
    public async Task A_revert_to_the_state_of_the_default_branch_counts_on_a_branch()
    {
        detection.Sandbox.Switch("topic", create: true);
        var first = detection.Sandbox.Commit("api/b");
        detection.Sandbox.Git(detection.Sandbox.Author, "revert", "--no-edit", "HEAD");
        var second = detection.Sandbox.Head;
        detection.Sandbox.Push("topic");

        using var run = await detection.PushAsync(first, second, "topic");

        Detection.Changes(run).ShouldBe(["api"]);
    }

    [Fact]
    public async Task A_long_lived_branch_is_compared_with_the_state_before_only()
    {
        detection.Sandbox.Switch("staging", create: true);
        var first = detection.Sandbox.Commit("api/b");
        var second = detection.Sandbox.Commit("docs/b");
        detection.Sandbox.Push("staging");

        using var run = await detection.PushAsync(first, second, "staging");

        Detection.Changes(run).ShouldBe(["docs"]);
        run.Outputs["reason"].ShouldBe("before");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task The_first_push_of_a_branch_is_compared_with_where_it_left_the_default_branch(int depth)
    {
        detection.Sandbox.Switch("topic", create: true);
        detection.Sandbox.Commit("api/b");
        detection.Sandbox.Commit("web/b");
        var head = detection.Sandbox.Commit("api/c");
        detection.Sandbox.Push("topic");
        detection.Sandbox.Switch("main");
        detection.Sandbox.Commit("infra/b");
        detection.Sandbox.Push("main");

        using var run = await detection.PushAsync(null, head, "topic", depth);

        Detection.Changes(run).ShouldBe(["api", "web"]);
        run.Outputs["reason"].ShouldBe("new-branch");
        run.Outputs["base"].ShouldBe(detection.Root);
    }

    [Fact]
    public async Task The_first_push_of_the_default_branch_adds_every_file()
    {
        detection.Filters = "api: api/**\ndeleted:\n  - deleted: '**'\nnone: none/**\n";

        using var run = await detection.PushAsync(null, detection.Root);

        Detection.Changes(run).ShouldBe(["api"]);
        run.Outputs["reason"].ShouldBe("first-push-default-branch");
        run.Outputs["changed_count"].ShouldBe("4");
        run.Outputs["base"].ShouldBe("");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task After_a_force_push_what_was_dropped_counts_too(int depth)
    {
        var dropped = detection.Sandbox.Commit("api/b");
        detection.Sandbox.Push("main");
        detection.Sandbox.Git(detection.Sandbox.Author, "reset", "-q", "--hard", detection.Root);
        var after = detection.Sandbox.Commit("web/b");
        detection.Sandbox.Push("main", force: true);

        using var run = await detection.PushAsync(dropped, after, depth: depth, forced: true);

        Detection.Changes(run).ShouldBe(["api", "web"]);
        run.Outputs["reason"].ShouldBe("before");
        run.Outputs["fallback"].ShouldBe("false");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task When_the_state_before_is_gone_a_branch_is_compared_with_where_it_left_the_default_branch(int depth)
    {
        detection.Sandbox.Switch("topic", create: true);
        var dropped = detection.Sandbox.Commit("docs/b");
        detection.Sandbox.Push("topic");
        detection.Sandbox.Git(detection.Sandbox.Author, "reset", "-q", "--hard", detection.Root);
        detection.Sandbox.Commit("api/b");
        var after = detection.Sandbox.Commit("web/b");
        detection.Sandbox.Push("topic", force: true);
        detection.Sandbox.ForgetUnreachableOnServer();

        using var run = await detection.PushAsync(dropped, after, "topic", depth, forced: true);

        Detection.Changes(run).ShouldBe(["api", "web"]);
        run.Outputs["reason"].ShouldBe("before-unreachable");
        run.Outputs["fallback"].ShouldBe("true");
        run.Log.ShouldContain("::warning title=Not the usual comparison::");
    }

    [Theory]
    [InlineData("main", 0)]
    [InlineData("main", 1)]
    [InlineData("staging", 1)]
    public async Task When_the_state_before_of_a_deployed_branch_is_gone_everything_counts(string branch, int depth)
    {
        if (branch != "main") detection.Sandbox.Switch(branch, create: true);
        var after = detection.Sandbox.Commit("web/b");
        detection.Sandbox.Push(branch);
        var gone = new string('1', 40);

        using var run = await detection.PushAsync(gone, after, branch, depth, forced: true);

        Detection.Changes(run).ShouldBe(["api", "web", "infra", "docs"]);
        run.Outputs["reason"].ShouldBe("unknown-base");
        run.Outputs["fallback"].ShouldBe("true");
        run.Outputs["base"].ShouldBe("");
        run.Outputs["changed_count"].ShouldBe("5");
        run.Log.ShouldContain("::warning");
        run.Log.ShouldContain("not our ref");
    }

    [Fact]
    public async Task A_branch_forced_back_to_the_default_branch_is_not_nothing_when_its_state_before_is_gone()
    {
        using var run = await detection.PushAsync(new string('1', 40), detection.Root, "topic", forced: true);

        Detection.Changes(run).Count.ShouldBe(4);
        run.Outputs["reason"].ShouldBe("unknown-base");
    }

    [Fact]
    public async Task An_unknown_base_can_be_a_failure_that_says_what_was_tried()
    {
        detection.Inputs["on-unknown-base"] = "fail";

        using var run = await detection.PushAsync(new string('1', 40), detection.Root);

        run.ExitCode.ShouldBe(1);
        run.Outputs["changes"].ShouldBe("");
        run.Outputs.ContainsKey("api").ShouldBeFalse("a filter without answer must not be false");
        run.Log.ShouldContain("::error");
        run.Log.ShouldContain("fetching 1111111");
    }

    [Fact]
    public async Task When_the_remote_cannot_be_reached_everything_counts()
    {
        var after = detection.Sandbox.Commit("web/b");
        detection.Sandbox.Push("main");
        detection.Prepare = _ => Directory.Move(detection.Sandbox.Server, detection.Sandbox.Server + "-away");

        using var run = await detection.PushAsync(detection.Root, after, depth: 1);

        Detection.Changes(run).Count.ShouldBe(4);
        run.Outputs["reason"].ShouldBe("unknown-base");
    }

    [Fact]
    public async Task When_the_default_branch_cannot_be_asked_for_the_last_push_is_given_and_marked()
    {
        detection.Sandbox.Switch("topic", create: true);
        var first = detection.Sandbox.Commit("api/b");
        var second = detection.Sandbox.Commit("docs/b");
        detection.Sandbox.Push("topic");
        detection.Token = null;

        using var run = await detection.PushAsync(first, second, "topic");

        Detection.Changes(run).ShouldBe(["docs"]);
        run.Outputs["reason"].ShouldBe("before");
        run.Outputs["fallback"].ShouldBe("true");
    }

    [Fact]
    public async Task A_deleted_branch_changes_nothing_and_needs_no_checkout()
    {
        detection.Prepare = checkout => Directory.Delete(Path.Combine(checkout, ".git", "objects"), recursive: true);

        using var run = await detection.PushAsync(detection.Root, null, "topic");

        Detection.Changes(run).ShouldBeEmpty();
        run.Outputs["reason"].ShouldBe("ref-deleted");
        run.Outputs["api"].ShouldBe("false");
        run.Outputs["matrix"].ShouldBe("""{"include":[]}""");
        run.Outputs["any"].ShouldBe("false");
        run.Log.ShouldContain("::notice::");
    }

    [Fact]
    public async Task The_same_commit_on_both_sides_changes_nothing_and_says_so()
    {
        using var run = await detection.PushAsync(detection.Root, detection.Root);

        Detection.Changes(run).ShouldBeEmpty();
        run.Outputs["reason"].ShouldBe("same-commit");
        run.Log.ShouldContain("::notice::");
    }

    [Fact]
    public async Task The_input_base_on_push_is_another_branch_or_a_commit_or_the_pushed_branch()
    {
        detection.Sandbox.Switch("release/1", create: true);
        detection.Sandbox.Commit("infra/b");
        detection.Sandbox.Push("release/1");
        detection.Sandbox.Switch("topic", create: true);
        var first = detection.Sandbox.Commit("api/b");
        var second = detection.Sandbox.Commit("docs/b");
        detection.Sandbox.Push("topic");

        detection.Inputs["base"] = "release/1";
        using var branch = await detection.PushAsync(first, second, "topic", depth: 1);
        Detection.Changes(branch).ShouldBe(["api", "docs"]);
        branch.Outputs["reason"].ShouldBe("merge-base");

        detection.Inputs["base"] = detection.Root;
        using var commit = await detection.PushAsync(first, second, "topic", depth: 1);
        Detection.Changes(commit).ShouldBe(["api", "infra", "docs"]);
        commit.Outputs["reason"].ShouldBe("explicit");

        detection.Inputs["base"] = "topic";
        using var pushed = await detection.PushAsync(first, second, "topic", depth: 1);
        Detection.Changes(pushed).ShouldBe(["docs"]);
        pushed.Outputs["reason"].ShouldBe("before");
    }

    [Fact]
    public async Task A_base_that_does_not_exist_is_an_error()
    {
        detection.Inputs["base"] = "mian";
        var after = detection.Sandbox.Commit("web/b");
        detection.Sandbox.Push("main");

        using var run = await detection.PushAsync(detection.Root, after);

        run.ExitCode.ShouldBe(1);
        run.Log.ShouldContain("There is no branch or tag 'mian'");
    }

    [Theory]
    [InlineData("before", "before", "docs")]
    [InlineData("merge-base", "merge-base", "api,docs")]
    [InlineData("ref:main", "explicit", "api,docs")]
    [InlineData("all", "policy-all", "api,web,infra,docs")]
    public async Task Since_chooses_what_is_counted_from(string since, string reason, string changes)
    {
        detection.Sandbox.Switch("topic", create: true);
        var first = detection.Sandbox.Commit("api/b");
        var second = detection.Sandbox.Commit("docs/b");
        detection.Sandbox.Push("topic");
        detection.Inputs["since"] = since;

        using var run = await detection.PushAsync(first, second, "topic", depth: 1);

        string.Join(',', Detection.Changes(run)).ShouldBe(changes);
        run.Outputs["reason"].ShouldBe(reason);
    }

    public void Dispose() => detection.Dispose();
}
