using System.Text.Json.Nodes;

namespace DetectChanges.Tests.Events;

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

    [Theory, Everywhere]
    public async Task Only_the_pull_requests_own_files_count(int depth, Transport transport)
    {
        detection.Transport = transport;
        var (merge, target, head) = Prepare();

        using var run = await detection.PullRequestAsync(merge, target, head, depth);

        Detection.Changes(run).ShouldBe(["api", "web"]);
        run.Outputs["reason"].ShouldBe("pr-merge-base");
        run.Outputs["base"].ShouldBe(detection.Root);
        run.Outputs["head"].ShouldBe(head);
        run.Outputs["fallback"].ShouldBe("false");
        Detection.ShouldTake(run, depth, fetches: [0, 1, 1], apiCalls: [0, 1, 1]);
    }

    [Theory, Everywhere]
    public async Task The_answer_is_the_same_when_the_head_is_checked_out(int depth, Transport transport)
    {
        detection.Transport = transport;
        var (merge, target, head) = Prepare();

        using var run = await detection.PullRequestAsync(merge, target, head, depth, checkout: head);

        Detection.Changes(run).ShouldBe(["api", "web"]);
        run.Outputs["reason"].ShouldBe("pr-merge-base");
    }

    [Theory, Everywhere]
    public async Task What_was_merged_from_the_target_into_the_pull_request_does_not_count(int depth, Transport transport)
    {
        detection.Transport = transport;
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

    [Theory, Everywhere]
    public async Task A_run_repeated_after_the_merge_gives_the_same_answer(int depth, Transport transport)
    {
        detection.Transport = transport;
        var (merge, target, head) = Prepare();
        detection.Sandbox.Switch("main");
        detection.Sandbox.Git(detection.Sandbox.Author, "merge", "-q", "--no-ff", "-m", "merged", head);
        detection.Sandbox.Push("main");

        using var run = await detection.PullRequestAsync(merge, target, head, depth);

        Detection.Changes(run).ShouldBe(["api", "web"]);
        Detection.ShouldTake(run, depth, fetches: [0, 1, 1], apiCalls: [0, 1, 1]);
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

    [Theory, Everywhere]
    public async Task A_pull_request_from_a_fork_is_read_from_the_base_repository_only(int depth, Transport transport)
    {
        detection.Transport = transport;
        var (merge, target, head) = Prepare();
        detection.Sandbox.Git(detection.Sandbox.Server, "update-ref", "-d", "refs/heads/topic");
        var payload = Detection.PullRequest(target, head);
        payload["pull_request"]!["head"]!["repo"] = new JsonObject { ["full_name"] = "mallory/shop", ["clone_url"] = "https://127.0.0.1:1/mallory/shop.git" };

        using var run = await detection.RunAsync("pull_request", merge, "refs/pull/1/merge", depth, payload);

        Detection.Changes(run).ShouldBe(["api", "web"]);
        run.Outputs["reason"].ShouldBe("pr-merge-base");
        run.Log.ShouldNotContain("mallory");
        detection.ApiCalls.ShouldAllBe(call => call.Path.StartsWith("/repos/acme/shop/compare/", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task A_pull_request_of_more_files_than_the_API_lists_is_counted_whole(int depth)
    {
        detection.Sandbox.Switch("topic", create: true);
        foreach (var i in Enumerable.Range(0, 3001)) detection.Sandbox.Write($"web/file-{i}", "x");
        var head = detection.Sandbox.CommitAll();
        detection.Sandbox.Push("topic");
        var merge = detection.Sandbox.PushPullRequestMerge(detection.Root, head);

        using var run = await detection.PullRequestAsync(merge, detection.Root, head, depth);

        Detection.Changes(run).ShouldBe(["web"]);
        run.Outputs["web_count"].ShouldBe("3001");
    }

    [Fact]
    public async Task A_history_with_two_merge_bases_is_compared_with_the_first_that_git_names()
    {
        detection.Sandbox.Switch("topic", create: true);
        var ours = detection.Sandbox.Commit("api/b");
        detection.Sandbox.Switch("main");
        var theirs = detection.Sandbox.Commit("infra/b");
        detection.Sandbox.Git(detection.Sandbox.Author, "merge", "-q", "--no-ff", "-m", "across", ours);
        var target = detection.Sandbox.Head;
        detection.Sandbox.Push("main");
        detection.Sandbox.Switch("topic");
        detection.Sandbox.Git(detection.Sandbox.Author, "merge", "-q", "--no-ff", "-m", "across", theirs);
        var head = detection.Sandbox.Commit("web/b");
        detection.Sandbox.Push("topic");
        var first = detection.Sandbox.Git(detection.Sandbox.Author, "merge-base", target, head);
        var merge = detection.Sandbox.PushPullRequestMerge(target, head);

        foreach (var depth in new[] { 0, 1 })
        {
            using var run = await detection.PullRequestAsync(merge, target, head, depth);
            run.ExitCode.ShouldBe(0, run.Log);
            run.Outputs["base"].ShouldBe(first);
        }
    }

    [Theory]
    [InlineData("pull_request_review")]
    [InlineData("pull_request_review_comment")]
    public async Task A_review_is_about_the_pull_request(string name)
    {
        var (merge, target, head) = Prepare();

        using var run = await detection.RunAsync(name, merge, "refs/pull/1/merge", 1, Detection.PullRequest(target, head));

        Detection.Changes(run).ShouldBe(["api", "web"]);
        run.Outputs["reason"].ShouldBe("pr-merge-base");
    }

    [Fact]
    public async Task The_input_ref_has_no_say_and_the_user_is_told()
    {
        var (merge, target, head) = Prepare();
        detection.Inputs["ref"] = "main";
        detection.Inputs["initial-fetch-depth"] = "10";

        using var run = await detection.PullRequestAsync(merge, target, head, depth: 0);

        run.Outputs["head"].ShouldBe(head);
        run.Log.ShouldContain("::notice::The input 'ref' is ignored");
        run.Log.ShouldContain("::notice::The input 'initial-fetch-depth' has no effect");
    }

    public void Dispose() => detection.Dispose();
}
