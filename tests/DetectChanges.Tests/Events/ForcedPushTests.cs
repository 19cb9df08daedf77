namespace DetectChanges.Tests.Events;

/// <summary>The state before the push is no ancestor, or gone.</summary>
public sealed class ForcedPushTests : IDisposable
{
    private readonly Detection detection = new();

    [Theory, Everywhere]
    public async Task After_a_force_push_what_was_dropped_counts_too(int depth, Transport transport)
    {
        detection.Transport = transport;
        var dropped = detection.Sandbox.Commit("api/b");
        detection.Sandbox.Push("main");
        detection.Sandbox.Git(detection.Sandbox.Author, "reset", "-q", "--hard", detection.Root);
        var after = detection.Sandbox.Commit("web/b");
        detection.Sandbox.Push("main", force: true);

        using var run = await detection.PushAsync(dropped, after, depth: depth, forced: true);

        Detection.Changes(run).ShouldBe(["api", "web"]);
        run.Outputs["reason"].ShouldBe("before");
        run.Outputs["fallback"].ShouldBe("false");
        Detection.ShouldTake(run, depth, fetches: [1, 1, 1], apiCalls: [0, 0, 0]);
    }

    [Theory, Everywhere]
    public async Task When_the_state_before_is_gone_a_branch_is_compared_with_where_it_left_the_default_branch(int depth, Transport transport)
    {
        detection.Transport = transport;
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
        Detection.ShouldTake(run, depth, fetches: [1, 2, 2], apiCalls: [1, 1, 1]);
    }

    [Theory, Everywhere]
    public async Task When_the_state_before_of_the_default_branch_is_gone_everything_counts(int depth, Transport transport)
    {
        detection.Transport = transport;
        await ExpectEverythingAsync("main", depth);
    }

    [Fact]
    public Task When_the_state_before_of_a_long_lived_branch_is_gone_everything_counts() => ExpectEverythingAsync("staging", depth: 1);

    private async Task ExpectEverythingAsync(string branch, int depth)
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
        Detection.ShouldTake(run, depth, fetches: [1, 1, 1], apiCalls: [0, 0, 0]);
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

    [Theory, Everywhere]
    public async Task When_the_remote_refuses_everything_counts(int depth, Transport transport)
    {
        detection.Transport = transport;
        detection.Sandbox.Commit("api/b");
        var after = detection.Sandbox.Commit("web/b");
        detection.Sandbox.Push("main");
        detection.Prepare = _ => Directory.Move(detection.Sandbox.Server, detection.Sandbox.Server + "-away");

        using var run = await detection.PushAsync(detection.Root, after, depth: depth);

        Detection.Changes(run).ShouldBe(depth == 0 ? ["api", "web"] : ["api", "web", "infra", "docs"]);
        run.Outputs["reason"].ShouldBe(depth == 0 ? "before" : "unknown-base");
        run.Outputs["fallback"].ShouldBe(depth == 0 ? "false" : "true");
    }

    public void Dispose() => detection.Dispose();
}
