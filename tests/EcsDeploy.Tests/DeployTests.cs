using System.Text.Json.Nodes;
using LocalAws.Ecs;
using LocalAws.Ecs.Images;
using LocalAws.Faults;
using Testing;

namespace EcsDeploy.Tests;

/// <summary>The whole action over HTTP against the local AWS.</summary>
public sealed class DeployTests
{
    [Fact]
    public async Task Deploys_several_services_with_their_own_images()
    {
        await using var world = await DeployWorld.StartAsync(["web", "backend"]);
        world.Push("web", "2");
        world.Push("backend", "2");

        using var run = await world.DeployAsync("2", "web", "backend");

        run.ExitCode.ShouldBe(0, run.Log);
        run.Outputs["result"].ShouldBe("deployed");
        run.Outputs["changed"].ShouldBe("true");
        JsonNode.Parse(run.Outputs["task-definitions"])!.ToJsonString().ShouldBe("""{"web":"web:2","backend":"backend:2"}""");
        JsonNode.Parse(run.Outputs["previous-task-definitions"])!.ToJsonString().ShouldBe("""{"web":"web:1","backend":"backend:1"}""");
        run.Outputs["previous-images"].ShouldBe("web/app=shop/web:1\nbackend/app=shop/backend:1");
        world.Server.Records.Calls("ecs:RegisterTaskDefinition")[0].Parameters!["tags"]!.ToJsonString().ShouldStartWith("""[{"key":"team","value":"shop"},""");
        (await world.ImageAsync("web")).ShouldBe("shop/web:2");
        run.Summary.ShouldContain("✅ Deployed web, backend");
        run.Summary.ShouldContain("`shop/web:1` → `shop/web:2`");
        world.Server.Records.ShouldBeClean();
    }

    [Fact]
    public async Task Writes_nothing_when_the_services_run_the_images_already()
    {
        await using var world = await DeployWorld.StartAsync(["web"]);

        using var run = await world.DeployAsync("1", "web");

        run.ExitCode.ShouldBe(0, run.Log);
        run.Outputs["result"].ShouldBe("unchanged");
        run.Outputs["record"].ShouldContain("\"taskDefinition\":\"web:1\"");
        run.Outputs["changed"].ShouldBe("false");
        world.Server.Records.Writes().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_tag_that_moves_is_warned_about_when_nothing_is_deployed_because_of_it()
    {
        await using var world = await DeployWorld.StartAsync(["web"]);
        world.Push("web", "latest");
        using var first = await world.DeployAsync("latest", "web");

        using var again = await world.DeployAsync("latest", "web");

        again.Outputs["result"].ShouldBe("unchanged", again.Log);
        again.Log.ShouldContain("::warning::Image 'shop/web:latest' is the same text as before, so nothing is deployed");
    }

    [Fact]
    public async Task The_images_before_lead_back_also_when_only_one_of_the_services_changed()
    {
        await using var world = await DeployWorld.StartAsync(["web", "backend"]);
        world.Push("web", "2");
        using var run = await world.DeployAsync(world.Run("1", "web", "backend").Input("images", "web/app=shop/web:2\nbackend/app=shop/backend:1"));

        using var back = await world.DeployAsync(world.Run("1", "web", "backend").Input("images", run.Outputs["previous-images"]));

        back.Outputs["result"].ShouldBe("deployed", back.Log);
        (await world.ImageAsync("web")).ShouldBe("shop/web:1");
        (await world.ImageAsync("backend")).ShouldBe("shop/backend:1");
    }

    [Fact]
    public async Task A_redeploy_of_our_revision_by_somebody_else_is_followed()
    {
        await using var world = await DeployWorld.StartAsync(["web"]);
        world.Push("web", "2", VirtualOutcome.StaysPending);
        var run = world.Run("2", "web");
        var deploying = world.DeployAsync(run);
        await world.UntilAsync("web", service => service["deployments"]![0]!["pendingCount"]!.GetValue<int>() == 2 && service["taskDefinition"]!.GetValue<string>().EndsWith(":2", StringComparison.Ordinal));
        world.Push("web", "2");
        await world.CallAsync("UpdateService", new JsonObject { ["cluster"] = "prod", ["service"] = "web", ["forceNewDeployment"] = true });
        await deploying;

        run.Outputs["result"].ShouldBe("deployed", run.Log);
        run.Dispose();
    }

    [Fact]
    public async Task Readings_that_lag_behind_are_no_return()
    {
        await using var world = await DeployWorld.StartAsync(["web"], options: new EcsOptions { ServiceDeployments = false, StaleReads = TimeSpan.FromSeconds(4) });
        world.Push("web", "2");

        using var run = await world.DeployAsync("2", "web");

        run.Outputs["result"].ShouldBe("deployed", run.Log);
    }

    [Fact]
    public async Task A_dry_run_prints_the_plan_and_writes_nothing()
    {
        await using var world = await DeployWorld.StartAsync(["web"]);

        using var run = await world.DeployAsync(world.Run("2", "web").Input("dry-run", "true"));

        run.ExitCode.ShouldBe(0, run.Log);
        run.Outputs["result"].ShouldBe("planned");
        run.Log.ShouldContain("web: new revision of web from web:1: app: shop/web:1 → shop/web:2");
        world.Server.Records.Writes().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_deployment_by_somebody_else_is_no_success_and_is_left_to_them()
    {
        await using var world = await DeployWorld.StartAsync(["web"]);
        world.Push("web", "2", VirtualOutcome.StaysPending);
        world.Push("web", "3");
        await world.RegisterAsync("web", "shop/web:3");

        var run = world.Run("2", "web");
        var deploying = world.DeployAsync(run);
        await world.UntilAsync("web", service => service["taskDefinition"]!.GetValue<string>().EndsWith(":3", StringComparison.Ordinal));
        await world.CallAsync("UpdateService", new JsonObject { ["cluster"] = "prod", ["service"] = "web", ["taskDefinition"] = "web:2" });
        await deploying;

        run.ExitCode.ShouldBe(1, run.Log);
        run.Outputs["result"].ShouldBe("failed", run.Log);
        run.Log.ShouldContain("Find out who deployed it, and give the deploy jobs one 'concurrency:' group so that they never overlap.");
        (await world.ImageAsync("web")).ShouldBe("shop/web:3");
        run.Dispose();
    }

    [Theory]
    [InlineData("fail", "is being deployed already")]
    [InlineData("wait", "It did not end within 3 s")]
    public async Task A_deployment_in_progress_is_refused_before_anything_is_written(string busy, string said)
    {
        await using var world = await DeployWorld.StartAsync(["web"]);
        await DeployByHandAsync(world, VirtualOutcome.StaysPending);

        using var run = await world.DeployAsync(world.Run("3", "web").Input("busy", busy).Input("busy-timeout", "3s"));

        run.ExitCode.ShouldBe(2, run.Log);
        run.Log.ShouldContain(said);
        world.Server.Records.Writes().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("wait", false)]
    [InlineData("replace", true)]
    public async Task A_deployment_in_progress_is_waited_for_or_replaced(string busy, bool stuck)
    {
        // The deployment by hand lasts until its old tasks have stopped: longer than a busy machine takes to look.
        await using var world = await DeployWorld.StartAsync(["web"], outcome: VirtualOutcome.Runs with { StopsIn = TimeSpan.FromSeconds(25) });
        world.Push("web", "3");
        await DeployByHandAsync(world, stuck ? VirtualOutcome.StaysPending : VirtualOutcome.Runs);

        using var run = await world.DeployAsync(world.Run("3", "web").Input("busy", busy));

        run.Outputs["result"].ShouldBe("deployed", run.Log);
        run.Log.ShouldContain("is being deployed already");
        run.Log.Contains("Waiting for its end, 10 min 0 s at most, ").ShouldBe(busy == "wait", run.Log);
        (await world.ImageAsync("web")).ShouldBe("shop/web:3");
    }

    [Fact]
    public async Task A_missing_cluster_is_refused_by_name()
    {
        await using var world = await DeployWorld.StartAsync(["web"]);

        using var run = await world.DeployAsync(world.Run("2", "web").Input("cluster", "nowhere"));

        run.ExitCode.ShouldBe(2, run.Log);
        run.Log.ShouldContain("Input 'cluster': there is no cluster 'nowhere'.");
    }

    [Fact]
    public async Task A_missing_service_is_refused_with_the_nearest_name()
    {
        await using var world = await DeployWorld.StartAsync(["backend"]);

        using var run = await world.DeployAsync("2", "bakend");

        run.ExitCode.ShouldBe(2, run.Log);
        run.Log.ShouldContain("cluster 'prod' has no service 'bakend'.%0ADid you mean backend?");
    }

    [Fact]
    public async Task A_missing_service_without_a_near_name_is_refused_with_those_that_exist()
    {
        await using var world = await DeployWorld.StartAsync([.. Enumerable.Range(1, 12).Select(number => $"service{number:00}")]);

        using var run = await world.DeployAsync("2", "web");

        run.ExitCode.ShouldBe(2, run.Log);
        run.Log.ShouldContain("cluster 'prod' has no service 'web'.%0AIt has service01, service02, service03, service04, service05, service06, service07, service08, service09, service10 and 2 more. Check region, account and cluster.");
    }

    [Theory]
    [InlineData("leave", "goes on without this step")]
    [InlineData("rollback", "its return was requested")]
    public async Task A_cancelled_job_says_what_goes_on_without_it(string policy, string said)
    {
        await using var world = await DeployWorld.StartAsync(["web"], speed: 1);
        world.Push("web", "2", VirtualOutcome.StaysPending);
        var run = world.Run("2", "web").Input("on-cancel", policy);
        var deploying = world.DeployAsync(run);
        await world.UntilAsync("web", service => service["taskDefinition"]!.GetValue<string>().EndsWith(":2", StringComparison.Ordinal));

        run.Stop();
        await deploying;

        run.ExitCode.ShouldBe(1, run.Log);
        run.Outputs["result"].ShouldBe("cancelled", run.Log);
        run.Outputs["deployment-ids"].ShouldContain("ecs-svc/");
        run.Log.ShouldContain(said);
        run.Summary.ShouldContain(said);
        run.Dispose();
    }

    [Fact]
    public async Task Without_service_deployments_the_deployment_list_decides()
    {
        await using var world = await DeployWorld.StartAsync(["web"], options: new EcsOptions { ServiceDeployments = false });
        world.Push("web", "2");
        world.Push("web", "3", VirtualOutcome.Exits(1, TimeSpan.FromMilliseconds(100)));

        using var good = await world.DeployAsync("2", "web");
        using var bad = await world.DeployAsync("3", "web");

        good.Outputs["result"].ShouldBe("deployed", good.Log);
        bad.Outputs["result"].ShouldBe("rolled-back", bad.Log);
        (await world.ImageAsync("web")).ShouldBe("shop/web:2");
    }

    [Fact]
    public async Task Members_this_program_does_not_know_survive()
    {
        await using var world = await DeployWorld.StartAsync(["web"]);
        world.Push("web", "2");

        using var run = await world.DeployAsync("2", "web");

        var registered = world.Server.Records.Calls("ecs:RegisterTaskDefinition").ShouldHaveSingleItem();
        registered.Parameters!["containerDefinitions"]![0]!["memory"]!.GetValue<int>().ShouldBe(256);
        registered.Parameters!.AsObject().ContainsKey("revision").ShouldBeFalse();
        run.ExitCode.ShouldBe(0);
    }

    private static async Task DeployByHandAsync(DeployWorld world, VirtualOutcome outcome)
    {
        world.Push("web", "2", outcome);
        await world.RegisterAsync("web", "shop/web:2");
        await world.CallAsync("UpdateService", new JsonObject { ["cluster"] = "prod", ["service"] = "web", ["taskDefinition"] = "web:2" });
    }
}
