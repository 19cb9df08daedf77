namespace DetectChanges.Tests.Events;

/// <summary>The inputs <c>base</c>, <c>since</c> and <c>ref</c>.</summary>
public sealed class NamedBaseTests : IDisposable
{
    private readonly Detection detection = new();

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

    [Theory, Everywhere]
    public async Task A_name_that_is_a_branch_and_a_tag_means_the_branch_and_the_user_is_told(int depth, Transport transport)
    {
        detection.Transport = transport;
        detection.Sandbox.Commit("infra/b");
        detection.Sandbox.Git(detection.Sandbox.Author, "tag", "both");
        detection.Sandbox.Git(detection.Sandbox.Author, "push", "-q", "origin", "refs/tags/both", $"{detection.Root}:refs/heads/both");
        var head = detection.Sandbox.Commit("web/b");
        detection.Sandbox.Push("main");
        detection.Inputs["since"] = "ref:both";

        using var run = await detection.RunAsync("workflow_dispatch", head, "refs/heads/main", depth, []);

        Detection.Changes(run).ShouldBe(["web", "infra"]);
        run.Outputs["base"].ShouldBe(detection.Root);
        run.Log.ShouldContain("::warning title=Ambiguous name::");
    }

    [Theory, Everywhere]
    public async Task The_default_branch_is_never_taken_for_a_tag_of_its_name(int depth, Transport transport)
    {
        detection.Transport = transport;
        detection.Sandbox.Switch("topic", create: true);
        var head = detection.Sandbox.Commit("web/b");
        detection.Sandbox.Push("topic");
        detection.Sandbox.Git(detection.Sandbox.Author, "push", "-q", "origin", $"{head}:refs/tags/main");

        using var run = await detection.PushAsync(null, head, "topic", depth);

        Detection.Changes(run).ShouldBe(["web"]);
        run.Outputs["base"].ShouldBe(detection.Root);
    }

    [Theory, Everywhere]
    public async Task A_tag_can_be_named_by_its_annotated_object(int depth, Transport transport)
    {
        detection.Transport = transport;
        detection.Sandbox.Git(detection.Sandbox.Author, "tag", "-a", "-m", "one", "v1");
        detection.Sandbox.Git(detection.Sandbox.Author, "push", "-q", "origin", "refs/tags/v1");
        var tag = detection.Sandbox.Git(detection.Sandbox.Author, "rev-parse", "v1");
        detection.Sandbox.Commit("api/b");
        var head = detection.Sandbox.Commit("web/b");
        detection.Sandbox.Push("main");
        detection.Inputs["since"] = $"ref:{tag}";

        using var run = await detection.RunAsync("workflow_dispatch", head, "refs/heads/main", depth, []);

        Detection.Changes(run).ShouldBe(["api", "web"]);
        run.Outputs["base"].ShouldBe(detection.Root);
    }

    [Fact]
    public async Task A_base_of_zeros_names_nothing()
    {
        detection.Sandbox.Switch("topic", create: true);
        var head = detection.Sandbox.Commit("web/b");
        detection.Sandbox.Push("topic");
        detection.Inputs["base"] = new string('0', 40);

        using var run = await detection.PushAsync(null, head, "topic", depth: 1);

        Detection.Changes(run).ShouldBe(["web"]);
        run.Outputs["reason"].ShouldBe("new-branch");
    }

    [Theory]
    [InlineData("topic")]
    [InlineData("")]
    public async Task The_input_ref_names_what_is_looked_at(string branch)
    {
        detection.Sandbox.Switch("topic", create: true);
        var head = detection.Sandbox.Commit("web/b");
        detection.Sandbox.Push("topic");
        detection.Inputs["ref"] = branch.Length > 0 ? branch : head;
        detection.Inputs["since"] = $"ref:{detection.Root}";

        using var run = await detection.RunAsync("workflow_dispatch", detection.Root, "refs/heads/main", 1, []);

        Detection.Changes(run).ShouldBe(["web"]);
        run.Outputs["head"].ShouldBe(head);
    }

    public void Dispose() => detection.Dispose();
}
