using System.Text.Json.Nodes;
using LocalGitHub;
using Testing;

namespace DetectChanges.Tests.Events;

/// <summary>Situations in which the head could be taken for its own base, and nothing would be deployed.</summary>
public sealed class NeverNothingTests : IDisposable
{
    private readonly Detection detection = new();

    private GitSandbox Sandbox => detection.Sandbox;

    private string Push(params string[] paths)
    {
        var commit = Sandbox.Commit(paths);
        Sandbox.Push("main");
        return commit;
    }

    private Task<ActionRun> TagRunAsync(string @event, string commit)
    {
        Sandbox.Git(Sandbox.Author, "tag", "v1.0.0", detection.Root);
        Sandbox.Git(Sandbox.Author, "tag", "v2.0.0", commit);
        Sandbox.Git(Sandbox.Author, "push", "-q", "origin", "v1.0.0", "v2.0.0");
        var payload = @event == "release"
            ? new JsonObject { ["release"] = new JsonObject { ["tag_name"] = "v2.0.0" } }
            : new JsonObject { ["ref"] = "refs/tags/v2.0.0", ["before"] = new string('0', 40), ["after"] = commit };
        return detection.RunAsync(@event, commit, "refs/tags/v2.0.0", 0, payload);
    }

    [Theory]
    [InlineData("push", "refs/tags/v2.0.0")]
    [InlineData("push", "v2.0.0")]
    [InlineData("push", "main")]
    [InlineData("release", "v2.0.0")]
    public async Task A_base_that_names_the_tag_itself_or_a_branch_it_is_on_means_the_tag_before(string @event, string wanted)
    {
        detection.Inputs["base"] = wanted;

        using var run = await TagRunAsync(@event, Push("web/b"));

        Detection.Changes(run).ShouldBe(["web"]);
        run.Outputs["reason"].ShouldBe("previous-tag");
    }

    [Theory]
    [InlineData("refs/heads/main")]
    [InlineData("main")]
    public async Task A_dispatch_whose_base_is_its_own_branch_counts_everything(string wanted)
    {
        detection.Inputs["base"] = wanted;

        using var run = await detection.RunAsync("workflow_dispatch", Push("web/b"), "refs/heads/main", 0, []);

        Detection.Changes(run).Count.ShouldBe(4);
        run.Outputs["reason"].ShouldBe("policy-all");
    }

    [Fact]
    public async Task A_branch_that_is_merged_before_its_first_run_begins_counts_everything_with_a_warning()
    {
        using var run = await detection.PushAsync(null, Push("web/b"), "topic");

        Detection.Changes(run).Count.ShouldBe(4);
        run.Outputs["fallback"].ShouldBe("true");
        run.Log.ShouldContain("is already part of what it is compared with");
    }

    [Fact]
    public async Task Asked_for_the_merge_base_on_the_default_branch_itself_everything_counts()
    {
        detection.Inputs["since"] = "merge-base";

        using var run = await detection.PushAsync(detection.Root, Push("web/b"));

        Detection.Changes(run).Count.ShouldBe(4);
        run.Outputs["fallback"].ShouldBe("true");
    }

    [Fact]
    public async Task A_new_branch_that_is_deployed_from_counts_everything()
    {
        using var run = await detection.PushAsync(null, Push("web/b"), "production");

        Detection.Changes(run).Count.ShouldBe(4);
        run.Outputs["reason"].ShouldBe("new-branch");
        run.Outputs["fallback"].ShouldBe("false");
    }

    [Theory]
    [InlineData("workflow_run")]
    [InlineData("workflow_dispatch")]
    public async Task The_last_success_of_runs_that_looked_at_another_commit_than_theirs_is_no_base(string @event)
    {
        var head = Push("web/b");
        detection.Permissions.Add("actions: read");
        detection.WorkflowRuns.Add(new LocalWorkflowRun(1, head));
        detection.Inputs["since"] = "last-success";
        detection.Variables["GITHUB_WORKFLOW_REF"] = "acme/shop/.github/workflows/deploy.yml@refs/heads/main";
        if (@event == "workflow_dispatch") detection.Inputs["ref"] = head;
        var payload = @event == "workflow_run" ? new JsonObject { ["workflow_run"] = new JsonObject { ["head_sha"] = head } } : [];

        using var run = await detection.RunAsync(@event, head, "refs/heads/main", 0, payload);

        Detection.Changes(run).Count.ShouldBe(4);
        run.Outputs["fallback"].ShouldBe("true");
        run.Log.ShouldContain("do not tell which commit they looked at");
    }

    [Fact]
    public async Task A_pull_request_of_another_repository_does_not_decide_the_base_of_a_workflow_run()
    {
        var first = Push("api/b");
        var head = Push("web/b");
        var foreign = new JsonObject
        {
            ["number"] = 7,
            ["head"] = new JsonObject { ["sha"] = head },
            ["base"] = new JsonObject { ["sha"] = first, ["repo"] = new JsonObject { ["url"] = "https://api.github.com/repos/mallory/shop" } },
        };
        var payload = new JsonObject { ["workflow_run"] = new JsonObject { ["head_sha"] = head, ["pull_requests"] = new JsonArray(foreign) } };

        using var run = await detection.RunAsync("workflow_run", head, "refs/heads/main", 0, payload);

        run.Outputs["reason"].ShouldBe("policy-all");
        Detection.Changes(run).Count.ShouldBe(4);
    }

    [Fact]
    public async Task The_id_of_a_folder_as_base_is_never_nothing()
    {
        var head = Push("web/b");
        detection.Inputs["since"] = "ref:" + Sandbox.Git(Sandbox.Author, "rev-parse", $"{head}^{{tree}}");

        using var run = await detection.PushAsync(detection.Root, head);

        Detection.Changes(run).ShouldContain("web");
    }

    public void Dispose() => detection.Dispose();
}
