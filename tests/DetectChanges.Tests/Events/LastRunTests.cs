using System.Text.Json.Nodes;
using LocalGitHub;
using Testing;

namespace DetectChanges.Tests.Events;

/// <summary><c>since: last-success</c> and <c>since: last-deployed:…</c>.</summary>
public sealed class LastRunTests : IDisposable
{
    private readonly Detection detection = new();

    private GitSandbox Sandbox => detection.Sandbox;

    private Task<ActionRun> DispatchAsync(string since, int depth)
    {
        detection.Inputs["since"] = since;
        detection.Variables["GITHUB_WORKFLOW_REF"] = "acme/shop/.github/workflows/deploy.yml@refs/heads/main";
        return detection.RunAsync("workflow_dispatch", Sandbox.Head, "refs/heads/main", depth, []);
    }

    [Theory, Everywhere]
    public async Task The_last_green_run_in_this_history_is_the_base(int depth, Transport transport)
    {
        detection.Transport = transport;
        detection.Permissions.Add("actions: read");
        Sandbox.Switch("topic", create: true);
        var elsewhere = Sandbox.Commit("infra/b");
        Sandbox.Push("topic");
        Sandbox.Switch("main");
        Sandbox.Commit("api/b");
        var red = Sandbox.Commit("web/b");
        Sandbox.Push("main");
        var yesterday = TimeProvider.System.GetUtcNow().AddHours(-25);
        detection.WorkflowRuns.Add(new LocalWorkflowRun(1, detection.Root) { CreatedAt = yesterday });
        detection.WorkflowRuns.Add(new LocalWorkflowRun(2, red) { CreatedAt = yesterday.AddHours(1), Conclusion = "failure" });
        detection.WorkflowRuns.Add(new LocalWorkflowRun(3, elsewhere) { CreatedAt = yesterday.AddHours(2) });
        detection.WorkflowRuns.Add(new LocalWorkflowRun(4, red) { CreatedAt = yesterday.AddHours(3), Event = "pull_request", HeadRepository = "mallory/shop" });
        detection.WorkflowRuns.Add(new LocalWorkflowRun(1001, red) { CreatedAt = yesterday.AddHours(4) });

        using var run = await DispatchAsync("last-success", depth);

        Detection.Changes(run).ShouldBe(["api", "web"]);
        run.Outputs["reason"].ShouldBe("last-success");
        run.Outputs["base"].ShouldBe(detection.Root);
        run.Outputs["fallback"].ShouldBe("false");
        run.Log.ShouldContain("1 days old: https://github.com/acme/shop/actions/runs/1");
        run.Log.ShouldNotContain("::warning");
    }

    [Fact]
    public async Task In_a_merge_queue_the_runs_of_the_target_branch_count()
    {
        detection.Permissions.Add("actions: read");
        Sandbox.Commit("api/b");
        var target = Sandbox.Commit("infra/b");
        var head = Sandbox.Commit("web/b");
        Sandbox.Push("main");
        detection.WorkflowRuns.Add(new LocalWorkflowRun(1, detection.Root));
        detection.WorkflowRuns.Add(new LocalWorkflowRun(2, target) { Branch = "gh-readonly-queue/main/pr-1", Event = "merge_group" });
        detection.Inputs["since"] = "last-success";
        detection.Variables["GITHUB_WORKFLOW_REF"] = "acme/shop/.github/workflows/deploy.yml@refs/heads/main";
        var group = new JsonObject { ["merge_group"] = new JsonObject { ["base_sha"] = target, ["base_ref"] = "refs/heads/main", ["head_sha"] = head } };

        using var run = await detection.RunAsync("merge_group", head, "refs/heads/gh-readonly-queue/main/pr-2", 1, group);

        Detection.Changes(run).ShouldBe(["api", "web", "infra"]);
        run.Outputs["base"].ShouldBe(detection.Root);
    }

    [Fact]
    public async Task A_base_of_more_than_a_month_ago_is_warned_of()
    {
        detection.Permissions.Add("actions: read");
        Sandbox.Commit("web/b");
        Sandbox.Push("main");
        detection.WorkflowRuns.Add(new LocalWorkflowRun(1, detection.Root) { CreatedAt = TimeProvider.System.GetUtcNow().AddDays(-31) });

        using var run = await DispatchAsync("last-success", 0);

        Detection.Changes(run).ShouldBe(["web"]);
        run.Log.ShouldContain("::warning title=Old base::");
    }

    [Fact]
    public async Task Green_runs_of_other_histories_only_make_the_base_unknown()
    {
        detection.Permissions.Add("actions: read");
        detection.WorkflowRuns.Add(new LocalWorkflowRun(1, new string('1', 40)));

        using var run = await DispatchAsync("last-success", 1);

        Detection.Changes(run).Count.ShouldBe(4);
        run.Outputs["reason"].ShouldBe("unknown-base");
        run.Outputs["fallback"].ShouldBe("true");
    }

    [Fact]
    public async Task A_workflow_that_was_never_green_makes_everything_count()
    {
        detection.Permissions.Add("actions: read");
        detection.WorkflowRuns.Add(new LocalWorkflowRun(1, detection.Root) { Conclusion = "failure" });

        using var run = await DispatchAsync("last-success", 1);

        Detection.Changes(run).Count.ShouldBe(4);
        run.Outputs["reason"].ShouldBe("last-success");
        run.Outputs["fallback"].ShouldBe("false");
    }

    [Theory, Everywhere]
    public async Task What_an_environment_runs_is_the_base_also_when_it_is_no_ancestor(int depth, Transport transport)
    {
        detection.Transport = transport;
        detection.Permissions.Add("deployments: read");
        Sandbox.Switch("release/1", create: true);
        var deployed = Sandbox.Commit("api/b");
        Sandbox.Push("release/1");
        Sandbox.Switch("main");
        var failed = Sandbox.Commit("web/b");
        Sandbox.Push("main");
        detection.Deployments.Add(new LocalDeployment(1, "production", detection.Root, "success", "inactive"));
        detection.Deployments.Add(new LocalDeployment(2, "production", deployed, "in_progress", "success"));
        detection.Deployments.Add(new LocalDeployment(3, "production", failed, "in_progress", "failure"));
        detection.Deployments.Add(new LocalDeployment(4, "production", failed));
        detection.Deployments.Add(new LocalDeployment(5, "staging", failed, "success"));

        using var run = await DispatchAsync("last-deployed:production", depth);

        Detection.Changes(run).ShouldBe(["api", "web"]);
        run.Outputs["reason"].ShouldBe("last-deployed");
        run.Outputs["base"].ShouldBe(deployed);
        run.Log.ShouldContain("No deployment to 'production' was recorded by this suite");
    }

    [Theory]
    [InlineData("api:1 web:1 api:2 web:2", "web", 2)]
    [InlineData("api:1 web:1 api:2", "web", 2)]
    [InlineData("api:1 web:1 api:2 web:2:failure", "api, web", 1)]
    [InlineData("api:1 web:1 api:2 web:2:failure web:2", "web", 2)]
    [InlineData("api:1 web:1 api:2 web:2 api:1:back", "api, web", 1)]
    [InlineData("api:1 web:1 api:2 web:2 api:1:back api:2", "web", 2)]
    [InlineData("api:2 web:2 api:1:back", "web, api, infra, docs", null)]
    [InlineData("other:2 api:1", "api, web", 1)]
    [InlineData("api:1:failure", "web, api, infra, docs", 0)]
    [InlineData("api:1 web:1:failure api:2", "web, api, infra, docs", null)]
    public async Task A_service_that_failed_or_went_back_holds_the_base_back(string oldestFirst, string expected, int? commit)
    {
        detection.Permissions.Add("deployments: read");
        string[] commits = ["", detection.Root, Sandbox.Commit("api/b")];
        Sandbox.Commit("web/b");
        Sandbox.Push("main");
        foreach (var words in oldestFirst.Split(' ').Select(text => text.Split(':')))
        {
            var end = words.ElementAtOrDefault(2);
            detection.Deployments.Add(new LocalDeployment(detection.Deployments.Count + 1, "production", commits[int.Parse(words[1])], end == "failure" ? end : "success")
            {
                Task = words[0] == "other" ? "deploy" : end == "back" ? "suite-rollback" : "suite-deploy",
                Payload = $$"""{"service":"{{words[0]}}","version":"1.{{words[1]}}"}""",
            });
        }

        using var run = await DispatchAsync("last-deployed:production", 0);

        Detection.Changes(run).ShouldBe(expected.Split(", "), ignoreOrder: true, run.Log);
        run.Outputs["base"].ShouldBe(commit is { } at ? commits[at] : "");
        run.Outputs["fallback"].ShouldBe(commit is null ? "true" : "false");
    }

    [Theory]
    [InlineData("staging", "::notice::No deployment to 'staging' has succeeded yet")]
    [InlineData("prodution", "::warning title=Unknown environment::GitHub knows no deployment to an environment 'prodution'")]
    public async Task An_environment_that_runs_nothing_makes_everything_count(string environment, string told)
    {
        detection.Permissions.Add("deployments: read");
        detection.Deployments.Add(new LocalDeployment(1, "staging", detection.Root, "failure"));

        using var run = await DispatchAsync($"last-deployed:{environment}", 1);

        Detection.Changes(run).Count.ShouldBe(4);
        run.Outputs["reason"].ShouldBe("last-deployed");
        run.Outputs["fallback"].ShouldBe("false");
        run.Log.ShouldContain(told);
    }

    [Theory]
    [InlineData("last-success", "actions: read")]
    [InlineData("last-deployed:production", "deployments: read")]
    public async Task A_missing_permission_is_the_users_to_mend(string since, string permission)
    {
        using var run = await DispatchAsync(since, 1);

        run.ExitCode.ShouldBe(2);
        run.Log.ShouldContain(permission);
        run.Outputs["changes"].ShouldBe("");
    }

    [Theory]
    [InlineData("last-success")]
    [InlineData("last-deployed:production")]
    public async Task Without_a_token_the_base_is_unknown(string since)
    {
        detection.Token = null;

        using var run = await DispatchAsync(since, 0);

        Detection.Changes(run).Count.ShouldBe(4);
        run.Outputs["reason"].ShouldBe("unknown-base");
        run.Log.ShouldContain("that needs a token");
    }

    public void Dispose() => detection.Dispose();
}
