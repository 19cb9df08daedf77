namespace DetectChanges.Tests;

public sealed class PullRequestTests : IDisposable
{
    private readonly Detection detection = new();

    // A pull request that changes api and web, while infra was changed on the target branch since it began.
    private (string Merge, string Target, string Head) Prepare()
    {
        detection.Sandbox.Switch("topic", create: true);
        detection.Sandbox.Commit("api/b");
        var head = detection.Sandbox.Commit("web/b");
        detection.Sandbox.Push("topic");
        detection.Sandbox.Switch("main");
        var target = detection.Sandbox.Commit("infra/b");
        detection.Sandbox.Push("main");
        var merge = detection.Sandbox.PushPullRequestMerge(target, head);
        return (merge, target, head);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Only_the_pull_requests_own_files_count(int depth)
    {
        var (merge, target, head) = Prepare();

        using var run = await detection.PullRequestAsync(merge, target, head, depth);

        Detection.Changes(run).ShouldBe(["api", "web"]);
        run.Outputs["reason"].ShouldBe("pr-merge-base");
        run.Outputs["base"].ShouldBe(detection.Root);
        run.Outputs["head"].ShouldBe(head);
        run.Outputs["fallback"].ShouldBe("false");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task The_answer_is_the_same_when_the_head_is_checked_out(int depth)
    {
        var (merge, target, head) = Prepare();

        using var run = await detection.PullRequestAsync(merge, target, head, depth, checkout: head);

        Detection.Changes(run).ShouldBe(["api", "web"]);
        run.Outputs["reason"].ShouldBe("pr-merge-base");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task What_was_merged_from_the_target_into_the_pull_request_does_not_count(int depth)
    {
        detection.Sandbox.Switch("topic", create: true);
        detection.Sandbox.Commit("api/b");
        detection.Sandbox.Switch("main");
        var target = detection.Sandbox.Commit("infra/b");
        detection.Sandbox.Push("main");
        detection.Sandbox.Switch("topic");
        detection.Sandbox.Git(detection.Sandbox.Author, "merge", "-q", "--no-ff", "-m", "update", "main");
        var head = detection.Sandbox.Commit("web/b");
        detection.Sandbox.Push("topic");
        var merge = detection.Sandbox.PushPullRequestMerge(target, head);

        using var run = await detection.PullRequestAsync(merge, target, head, depth);

        Detection.Changes(run).ShouldBe(["api", "web"]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task A_run_repeated_after_the_merge_gives_the_same_answer(int depth)
    {
        var (merge, target, head) = Prepare();
        detection.Sandbox.Switch("main");
        detection.Sandbox.Git(detection.Sandbox.Author, "merge", "-q", "--no-ff", "-m", "merged", head);
        detection.Sandbox.Push("main");

        using var run = await detection.PullRequestAsync(merge, target, head, depth);

        Detection.Changes(run).ShouldBe(["api", "web"]);
    }

    [Fact]
    public async Task The_merge_commit_tells_the_target_better_than_an_old_event()
    {
        var (merge, _, head) = Prepare();

        using var run = await detection.PullRequestAsync(merge, detection.Root, head, depth: 1);

        Detection.Changes(run).ShouldBe(["api", "web"]);
    }

    [Fact]
    public async Task Without_a_token_the_merge_commit_of_a_depth_2_checkout_answers()
    {
        var (merge, target, head) = Prepare();
        detection.Token = null;

        using var run = await detection.PullRequestAsync(merge, target, head, depth: 2);

        Detection.Changes(run).ShouldBe(["api", "web"]);
        run.Outputs["reason"].ShouldBe("pr-merge-tree");
        run.Outputs["base"].ShouldBe(target);
        run.Outputs["head"].ShouldBe(merge);
    }

    [Fact]
    public async Task Without_a_token_and_history_everything_counts()
    {
        var (merge, target, head) = Prepare();
        detection.Token = null;

        using var run = await detection.PullRequestAsync(merge, target, head, depth: 1);

        Detection.Changes(run).Count.ShouldBe(4);
        run.Outputs["reason"].ShouldBe("unknown-base");
        run.Outputs["fallback"].ShouldBe("true");
    }

    [Fact]
    public async Task The_input_base_has_no_say_and_the_user_is_told()
    {
        var (merge, target, head) = Prepare();
        detection.Inputs["base"] = "topic";

        using var run = await detection.PullRequestAsync(merge, target, head, depth: 0);

        Detection.Changes(run).ShouldBe(["api", "web"]);
        run.Log.ShouldContain("::notice::The input 'base' is ignored");
    }

    public void Dispose() => detection.Dispose();
}
