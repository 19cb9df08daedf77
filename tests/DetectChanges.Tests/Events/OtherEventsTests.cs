using System.Text.Json.Nodes;

namespace DetectChanges.Tests.Events;

public sealed class OtherEventsTests : IDisposable
{
    private readonly Detection detection = new();

    [Theory]
    [InlineData("workflow_dispatch", 0)]
    [InlineData("workflow_dispatch", 1)]
    [InlineData("schedule", 1)]
    [InlineData("repository_dispatch", 2)]
    public async Task Without_anything_to_compare_with_everything_counts(string name, int depth)
    {
        detection.Filters = Detection.FourFilters + "gone:\n  - deleted: gone/**\n";
        detection.Inputs["lint"] = "off";
        var head = detection.Sandbox.Commit("web/b");
        detection.Sandbox.Push("main");

        using var run = await detection.RunAsync(name, head, "refs/heads/main", depth, []);

        Detection.Changes(run).ShouldBe(["api", "web", "infra", "docs", "gone"]);
        run.Outputs["reason"].ShouldBe("policy-all");
        run.Outputs["fallback"].ShouldBe("false");
        run.Outputs["web_count"].ShouldBe("2");
        run.Outputs["gone_count"].ShouldBe("0");
        run.Log.ShouldNotContain("::warning");
        run.Log.ShouldNotContain("Fetched");
    }

    [Theory, Everywhere]
    public async Task A_merge_group_is_compared_with_what_it_stands_on(int depth, Transport transport)
    {
        detection.Transport = transport;
        var head = detection.Sandbox.Commit("web/b");
        detection.Sandbox.Push("main");
        var group = new JsonObject { ["merge_group"] = new JsonObject { ["base_sha"] = detection.Root, ["head_sha"] = head } };

        using var run = await detection.RunAsync("merge_group", head, "refs/heads/gh-readonly-queue/main/pr-1", depth, group);

        Detection.Changes(run).ShouldBe(["web"]);
        run.Outputs["reason"].ShouldBe("merge-group");
        Detection.ShouldTake(run, depth, fetches: [0, 1, 0], apiCalls: [0, 0, 0]);
    }

    [Theory, Everywhere]
    public async Task A_pull_request_target_run_looks_at_the_pull_request_and_not_at_what_is_checked_out(int depth, Transport transport)
    {
        detection.Transport = transport;
        detection.Sandbox.Switch("topic", create: true);
        var head = detection.Sandbox.Commit("web/b");
        detection.Sandbox.Push("topic");

        using var run = await detection.RunAsync("pull_request_target", detection.Root, "refs/heads/main", depth, Detection.PullRequest(detection.Root, head));

        Detection.Changes(run).ShouldBe(["web"]);
        run.Outputs["reason"].ShouldBe("pr-merge-base");
        run.Outputs["head"].ShouldBe(head);
    }

    [Fact]
    public async Task A_workflow_run_looks_at_the_commit_of_the_run_it_follows()
    {
        var head = detection.Sandbox.Commit("web/b");
        detection.Sandbox.Commit("web/c");
        detection.Sandbox.Push("main");
        var payload = new JsonObject { ["workflow_run"] = new JsonObject { ["head_sha"] = head } };

        using var run = await detection.RunAsync("workflow_run", detection.Sandbox.Head, "refs/heads/main", 1, payload);

        Detection.Changes(run).Count.ShouldBe(4);
        run.Outputs["reason"].ShouldBe("policy-all");
        run.Outputs["head"].ShouldBe(head);
        run.Outputs["web_count"].ShouldBe("2");
    }

    [Theory, Everywhere]
    public async Task A_workflow_run_of_a_pull_request_counts_its_files(int depth, Transport transport)
    {
        detection.Transport = transport;
        detection.Sandbox.Switch("topic", create: true);
        var head = detection.Sandbox.Commit("web/b");
        detection.Sandbox.Push("topic");
        detection.Sandbox.Switch("main");
        var main = detection.Sandbox.Commit("infra/b");
        detection.Sandbox.Push("main");
        var payload = new JsonObject { ["workflow_run"] = new JsonObject { ["head_sha"] = head, ["pull_requests"] = new JsonArray(Detection.PullRequest(main, head)["pull_request"]!.DeepClone()) } };

        using var run = await detection.RunAsync("workflow_run", main, "refs/heads/main", depth, payload);

        Detection.Changes(run).ShouldBe(["web"]);
        run.Outputs["reason"].ShouldBe("pr-merge-base");
        run.Outputs["head"].ShouldBe(head);
    }

    [Fact]
    public async Task A_comment_whose_event_names_no_commits_makes_everything_count()
    {
        var payload = new JsonObject { ["issue"] = new JsonObject { ["number"] = 1, ["pull_request"] = new JsonObject { ["url"] = "x" } } };

        using var run = await detection.RunAsync("issue_comment", detection.Root, "refs/heads/main", 1, payload);

        Detection.Changes(run).Count.ShouldBe(4);
        run.Outputs["reason"].ShouldBe("policy-all");
    }

    [Fact]
    public async Task The_event_delete_changes_nothing()
    {
        using var run = await detection.RunAsync("delete", detection.Root, "refs/heads/main", 1, new JsonObject { ["ref"] = "topic", ["ref_type"] = "branch" });

        Detection.Changes(run).ShouldBeEmpty();
        run.Outputs["reason"].ShouldBe("ref-deleted");
    }

    public void Dispose() => detection.Dispose();
}
