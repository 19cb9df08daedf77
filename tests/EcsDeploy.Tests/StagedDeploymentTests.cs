using LocalAws.Ecs;
using LocalAws.Ecs.Images;
using LocalAws.Faults;

namespace EcsDeploy.Tests;

/// <summary>Deployments that shift traffic in stages, and the pauses on their way.</summary>
public sealed class StagedDeploymentTests
{
    private const string BlueGreen = """{"strategy":"BLUE_GREEN","bakeTimeInMinutes":0}""";
    private const string Paused = """
        {"strategy":"BLUE_GREEN","bakeTimeInMinutes":0,
         "lifecycleHooks":[{"targetType":"PAUSE","lifecycleStages":["POST_TEST_TRAFFIC_SHIFT"],"timeoutConfiguration":{"timeoutInMinutes":1,"action":"ROLLBACK"}}]}
        """;

    [Fact]
    public async Task A_blue_green_deployment_is_followed_through_its_stages_to_its_end()
    {
        await using var world = await DeployWorld.StartAsync(["web"], DeployWorld.Configured(BlueGreen));
        world.Push("web", "2");

        using var run = await world.DeployAsync("2", "web");

        run.Outputs["result"].ShouldBe("deployed", run.Log);
        run.Outputs["service-deployments"].ShouldContain("service-deployment/prod/web/");
        run.Log.ShouldContain("of the traffic on the new revision");
        (await world.ImageAsync("web")).ShouldBe("shop/web:2");
        world.Server.Records.ShouldBeClean();
    }

    [Fact]
    public async Task Tasks_that_crash_before_any_traffic_are_told_and_the_old_revision_keeps_serving()
    {
        await using var world = await DeployWorld.StartAsync(
            ["web"], DeployWorld.Configured("""{"strategy":"BLUE_GREEN","bakeTimeInMinutes":0,"deploymentCircuitBreaker":{"enable":true,"rollback":true}}"""));
        world.Push("web", "2", VirtualOutcome.Exits(1, TimeSpan.FromMilliseconds(100)));

        using var run = await world.DeployAsync("2", "web");

        run.ExitCode.ShouldBe(1, run.Log);
        run.Outputs["result"].ShouldBe("rolled-back", run.Log);
        run.Outputs["reason"].ShouldContain("exited with code 1");
        (await world.ImageAsync("web")).ShouldBe("shop/web:1");
    }

    [Fact]
    public async Task A_pause_nobody_answers_is_told_with_the_way_to_go_on_and_its_timeout_is_a_failure()
    {
        await using var world = await DeployWorld.StartAsync(["web"], DeployWorld.Configured(Paused));
        world.Push("web", "2");

        using var run = await world.DeployAsync("2", "web");

        run.Log.ShouldContain("web: paused at POST_TEST_TRAFFIC_SHIFT until ");
        run.Log.ShouldContain("aws ecs continue-service-deployment --service-deployment-arn arn:aws:ecs:");
        run.ExitCode.ShouldBe(1, run.Log);
        run.Outputs["result"].ShouldBe("rolled-back", run.Log);
    }

    [Fact]
    public async Task A_deployment_that_is_out_of_time_at_a_pause_is_returned_by_the_answer_to_it()
    {
        await using var world = await DeployWorld.StartAsync(["web"], DeployWorld.Configured(Paused));
        world.Push("web", "2");

        using var run = await world.DeployAsync(world.Run("2", "web").Input("timeout", "25s"));

        run.Outputs["result"].ShouldBe("rolled-back", run.Log);
        run.Log.ShouldContain("web: answered the hook its deployment is paused at: back to web:1");
        (await world.ImageAsync("web")).ShouldBe("shop/web:1");
        world.Server.Records.Executed("ecs:ContinueServiceDeployment").ShouldBe(1);
        world.Server.Records.Executed("ecs:StopServiceDeployment").ShouldBe(0);
    }

    [Fact]
    public async Task Waiting_for_a_pause_leaves_the_deployment_there_and_says_how_to_answer()
    {
        await using var world = await DeployWorld.StartAsync(["web"], DeployWorld.Configured(Paused));
        world.Push("web", "2");

        using var run = await world.DeployAsync(world.Run("2", "web").Input("wait-until", "hook:POST_TEST_TRAFFIC_SHIFT"));

        run.ExitCode.ShouldBe(0, run.Log);
        run.Outputs["result"].ShouldBe("waiting", run.Log);
        run.Outputs["stages"].ShouldBe("""{"web":"POST_TEST_TRAFFIC_SHIFT"}""");
        run.Outputs["hook-ids"].ShouldStartWith("""{"web":""");
        run.Summary.ShouldContain("⏸️ web under way, not complete");
    }

    [Fact]
    public async Task A_stage_is_no_point_to_wait_for_where_there_are_none()
    {
        await using var world = await DeployWorld.StartAsync(["web"]);
        world.Push("web", "2");

        using var run = await world.DeployAsync(world.Run("2", "web").Input("wait-until", "hook:POST_TEST_TRAFFIC_SHIFT"));

        run.Outputs["result"].ShouldBe("deployed", run.Log);
        run.Log.ShouldContain("::warning::web: it is deployed task by task and has no stages, so 'wait-until: hook:POST_TEST_TRAFFIC_SHIFT' means nothing for it");
    }

    [Fact]
    public async Task Without_the_right_to_read_service_deployments_nothing_is_begun()
    {
        await using var world = await DeployWorld.StartAsync(["web"], DeployWorld.Configured(BlueGreen));
        world.Push("web", "2");
        world.Fault(new FaultRule(FaultKind.Deny) { Operation = "ListServiceDeployments" });

        using var run = await world.DeployAsync("2", "web");

        run.ExitCode.ShouldBe(2, run.Log);
        run.Log.ShouldContain("ecs:ListServiceDeployments");
        world.Server.Records.Writes().ShouldBeEmpty();
    }

    [Fact]
    public async Task Service_deployments_that_never_show_make_the_result_unknown_and_no_success()
    {
        await using var world = await DeployWorld.StartAsync(
            ["web"], DeployWorld.Configured(BlueGreen), new EcsOptions { ServiceDeploymentVisibleAfter = null });
        world.Push("web", "2");

        using var run = await world.DeployAsync("2", "web");

        run.ExitCode.ShouldBe(1, run.Log);
        run.Outputs["result"].ShouldBe("unknown", run.Log);
    }
}
