using System.Text.Json.Nodes;
using Testing;

namespace DetectChanges.Tests.Events;

/// <summary>Pushed tags and releases are compared with the tag before.</summary>
public sealed class TagTests : IDisposable
{
    private readonly Detection detection = new();

    private GitSandbox Sandbox => detection.Sandbox;

    private void Tag(string name, string commit, bool annotated = false)
    {
        if (annotated) Sandbox.Git(Sandbox.Author, "tag", "-f", "-a", "-m", name, name, commit);
        else Sandbox.Git(Sandbox.Author, "tag", "-f", name, commit);
        Sandbox.Git(Sandbox.Author, "push", "-q", "--force", "origin", $"refs/tags/{name}");
    }

    private Task<ActionRun> PushTagAsync(string name, string commit, int depth, string? before = null)
    {
        var payload = new JsonObject { ["ref"] = $"refs/tags/{name}", ["before"] = before ?? new string('0', 40), ["after"] = Sandbox.Git(Sandbox.Author, "rev-parse", $"refs/tags/{name}") };
        return detection.RunAsync("push", commit, $"refs/tags/{name}", depth, payload);
    }

    [Theory, Everywhere]
    public async Task A_tag_counts_what_changed_since_the_one_before(int depth, Transport transport)
    {
        detection.Transport = transport;
        Tag("v1.9.0", detection.Root);
        Sandbox.Commit("docs/b");
        var head = Sandbox.Commit("web/b");
        Sandbox.Push("main");
        Tag("v1.10.0", head);

        using var run = await PushTagAsync("v1.10.0", head, depth);

        Detection.Changes(run).ShouldBe(["web", "docs"]);
        run.Outputs["reason"].ShouldBe("previous-tag");
        run.Outputs["base"].ShouldBe(detection.Root);
        run.Log.ShouldContain("The previous tag is 'v1.9.0'");
    }

    [Theory, Everywhere]
    public async Task Annotated_tags_stand_for_their_commits(int depth, Transport transport)
    {
        detection.Transport = transport;
        Tag("v1", detection.Root, annotated: true);
        Sandbox.Commit("docs/b");
        var head = Sandbox.Commit("web/b");
        Sandbox.Push("main");
        Tag("v2", head, annotated: true);

        using var run = await PushTagAsync("v2", head, depth);

        Detection.Changes(run).ShouldBe(["web", "docs"]);
        run.Outputs["base"].ShouldBe(detection.Root);
        run.Outputs["head"].ShouldBe(head);
    }

    [Theory, Everywhere]
    public async Task Only_tags_that_begin_alike_count(int depth, Transport transport)
    {
        detection.Transport = transport;
        Tag("api/v1.0.0", detection.Root);
        var other = Sandbox.Commit("docs/b");
        Tag("web/v9.0.0", other);
        Tag("v1.5.0", other);
        var head = Sandbox.Commit("api/b");
        Sandbox.Push("main");
        Tag("api/v2.0.0", head);

        using var run = await PushTagAsync("api/v2.0.0", head, depth);

        Detection.Changes(run).ShouldBe(["api", "docs"]);
        run.Outputs["base"].ShouldBe(detection.Root);
    }

    [Theory, Everywhere]
    public async Task A_tag_of_another_line_of_history_is_passed_over(int depth, Transport transport)
    {
        detection.Transport = transport;
        Tag("v1.0.0", detection.Root);
        Sandbox.Switch("release/1", create: true);
        Tag("v1.1.0", Sandbox.Commit("infra/b"));
        Sandbox.Push("release/1");
        Sandbox.Switch("main");
        Sandbox.Commit("docs/b");
        var head = Sandbox.Commit("web/b");
        Sandbox.Push("main");
        Tag("v2.0.0", head);
        Tag("v2", head);

        using var run = await PushTagAsync("v2.0.0", head, depth);

        Detection.Changes(run).ShouldBe(["web", "docs"]);
        run.Outputs["base"].ShouldBe(detection.Root);
    }

    [Theory, Everywhere]
    public async Task The_first_tag_makes_everything_count(int depth, Transport transport)
    {
        detection.Transport = transport;
        Tag("v1.0.0", detection.Root);

        using var run = await PushTagAsync("v1.0.0", detection.Root, depth);

        Detection.Changes(run).Count.ShouldBe(4);
        run.Outputs["reason"].ShouldBe("no-previous-tag");
        run.Outputs["fallback"].ShouldBe("false");
    }

    [Theory, Everywhere]
    public async Task A_floating_tag_is_compared_with_where_it_was(int depth, Transport transport)
    {
        detection.Transport = transport;
        Tag("v1", detection.Root, annotated: true);
        var before = Sandbox.Git(Sandbox.Author, "rev-parse", "refs/tags/v1");
        Sandbox.Git(Sandbox.Author, "push", "-q", "origin", $"{before}:refs/keep/1");
        Sandbox.Commit("docs/b");
        var head = Sandbox.Commit("web/b");
        Sandbox.Push("main");
        Tag("v1", head, annotated: true);

        using var run = await PushTagAsync("v1", head, depth, before);

        Detection.Changes(run).ShouldBe(["web", "docs"]);
        run.Outputs["reason"].ShouldBe("tag-moved");
        run.Outputs["base"].ShouldBe(detection.Root);
    }

    [Fact]
    public async Task A_moved_tag_whose_old_place_is_gone_is_compared_with_the_tag_before()
    {
        Tag("v1", detection.Root);
        var head = Sandbox.Commit("web/b");
        Sandbox.Push("main");
        Tag("v2", head);

        using var run = await PushTagAsync("v2", head, 1, before: new string('1', 40));

        Detection.Changes(run).ShouldBe(["web"]);
        run.Outputs["reason"].ShouldBe("previous-tag");
        run.Outputs["fallback"].ShouldBe("true");
    }

    [Theory, Everywhere]
    public async Task A_release_is_compared_with_the_tag_before(int depth, Transport transport)
    {
        detection.Transport = transport;
        Tag("v1", detection.Root);
        Sandbox.Commit("docs/b");
        var head = Sandbox.Commit("web/b");
        Sandbox.Push("main");
        Tag("v2", head);

        using var run = await detection.RunAsync("release", head, "refs/tags/v2", depth, new JsonObject { ["release"] = new JsonObject { ["tag_name"] = "v2" } });

        Detection.Changes(run).ShouldBe(["web", "docs"]);
        run.Outputs["reason"].ShouldBe("previous-tag");
    }

    [Fact]
    public async Task The_pattern_of_tags_can_be_given_and_asked_for_on_any_event()
    {
        Tag("release-1", detection.Root);
        var head = Sandbox.Commit("web/b");
        Tag("nightly-7", head);
        Sandbox.Commit("api/b");
        Sandbox.Push("main");
        detection.Inputs["since"] = "previous-tag";
        detection.Inputs["tag-pattern"] = "release-*";

        using var run = await detection.RunAsync("workflow_dispatch", Sandbox.Head, "refs/heads/main", 1, []);

        Detection.Changes(run).ShouldBe(["api", "web"]);
        run.Outputs["base"].ShouldBe(detection.Root);
    }

    [Fact]
    public async Task Without_a_token_the_tags_are_not_known_and_everything_counts()
    {
        detection.Token = null;
        Tag("v1", detection.Root);

        using var run = await PushTagAsync("v1", detection.Root, 0);

        Detection.Changes(run).Count.ShouldBe(4);
        run.Outputs["reason"].ShouldBe("unknown-base");
    }

    public void Dispose() => detection.Dispose();
}
