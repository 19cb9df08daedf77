namespace DetectChanges.Tests.Events;

/// <summary>Pushes that only add commits, and refs that are deleted.</summary>
public sealed class PushTests : IDisposable
{
    private readonly Detection detection = new();

    [Theory, Everywhere]
    public async Task A_push_of_one_commit_is_compared_with_the_state_before(int depth, Transport transport)
    {
        detection.Transport = transport;
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
        Detection.ShouldTake(run, depth, fetches: [0, 1, 0], apiCalls: [0, 0, 0]);
    }

    [Theory, Everywhere]
    public async Task A_push_of_three_commits_counts_all_three(int depth, Transport transport)
    {
        detection.Transport = transport;
        detection.Sandbox.Commit("api/b");
        detection.Sandbox.Commit("web/b");
        var after = detection.Sandbox.Commit("api/c");
        detection.Sandbox.Push("main");

        using var run = await detection.PushAsync(detection.Root, after, depth: depth);

        Detection.Changes(run).ShouldBe(["api", "web"]);
        Detection.ShouldTake(run, depth, fetches: [0, 1, 1], apiCalls: [0, 0, 0]);
    }

    [Theory, Everywhere]
    public async Task A_second_push_to_a_branch_counts_the_first_one_too(int depth, Transport transport)
    {
        detection.Transport = transport;
        detection.Sandbox.Switch("topic", create: true);
        var first = detection.Sandbox.Commit("api/b");
        var second = detection.Sandbox.Commit("docs/b");
        detection.Sandbox.Push("topic");

        using var run = await detection.PushAsync(first, second, "topic", depth);

        Detection.Changes(run).ShouldBe(["api", "docs"]);
        run.Outputs["reason"].ShouldBe("before-and-merge-base");
        run.Outputs["base"].ShouldBe(detection.Root);
        run.Outputs["fallback"].ShouldBe("false");
        Detection.ShouldTake(run, depth, fetches: [0, 1, 1], apiCalls: [1, 1, 1]);
    }

    [Theory, Everywhere]
    public async Task A_revert_to_the_state_of_the_default_branch_counts_on_a_branch(int depth, Transport transport)
    {
        detection.Transport = transport;
        detection.Sandbox.Switch("topic", create: true);
        var first = detection.Sandbox.Commit("api/b");
        detection.Sandbox.Git(detection.Sandbox.Author, "revert", "--no-edit", "HEAD");
        var second = detection.Sandbox.Head;
        detection.Sandbox.Push("topic");

        using var run = await detection.PushAsync(first, second, "topic", depth);

        Detection.Changes(run).ShouldBe(["api"]);
    }

    [Theory, Everywhere]
    public async Task A_long_lived_branch_is_compared_with_the_state_before_only(int depth, Transport transport)
    {
        detection.Transport = transport;
        detection.Sandbox.Switch("staging", create: true);
        detection.Sandbox.Commit("docs/b");
        var first = detection.Sandbox.Commit("api/a");
        detection.Sandbox.Git(detection.Sandbox.Author, "checkout", "-q", detection.Root, "--", "api/a");
        var second = detection.Sandbox.CommitAll();
        detection.Sandbox.Push("staging");

        using var run = await detection.PushAsync(first, second, "staging", depth);

        Detection.Changes(run).ShouldBe(["api"], "it goes back to what the default branch has, and is deployed all the same");
        run.Outputs["reason"].ShouldBe("before");
    }

    [Theory, Everywhere]
    public async Task The_first_push_of_a_branch_is_compared_with_where_it_left_the_default_branch(int depth, Transport transport)
    {
        detection.Transport = transport;
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
        Detection.ShouldTake(run, depth, fetches: [0, 1, 1], apiCalls: [1, 1, 1]);
    }

    [Theory, Everywhere]
    public async Task The_first_push_of_the_default_branch_adds_every_file(int depth, Transport transport)
    {
        detection.Transport = transport;
        detection.Filters = "api: api/**\ndeleted:\n  - deleted: '**'\nnone: none/**\n";

        using var run = await detection.PushAsync(null, detection.Root, depth: depth);

        Detection.Changes(run).ShouldBe(["api"]);
        run.Outputs["reason"].ShouldBe("first-push-default-branch");
        run.Outputs["changed_count"].ShouldBe("4");
        run.Outputs["base"].ShouldBe("");
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

    public void Dispose() => detection.Dispose();
}
