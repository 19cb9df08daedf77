using System.Text.Json.Nodes;
using LocalAws.Ecs;
using LocalAws.Ecs.Images;
using LocalAws.Faults;

namespace EcsDeploy.Tests;

/// <summary>What is told, and what goes back, when a deployment fails.</summary>
public sealed class FailedDeploymentTests
{
    [Fact]
    public async Task A_service_that_completes_while_another_is_explained_goes_back_too()
    {
        await using var world = await DeployWorld.StartAsync(["web", "backend"], service => Breaker(service, enable: true, rollback: false));
        world.Push("web", "2", VirtualOutcome.Exits(1, TimeSpan.FromMilliseconds(100)));
        world.Push("backend", "2");
        world.Fault(new FaultRule(FaultKind.Latency) { Operation = "ListTasks", Delay = TimeSpan.FromMilliseconds(700) });

        using var run = await world.DeployAsync("2", "web", "backend");

        run.Outputs["result"].ShouldBe("rolled-back", run.Log);
        (await world.ImageAsync("backend")).ShouldBe("shop/backend:1");
    }

    [Fact]
    public async Task A_crash_is_told_with_exit_code_and_last_log_lines_and_returned_by_ECS()
    {
        await using var world = await DeployWorld.StartAsync(["web"]);
        world.Push("web", "2", VirtualOutcome.Exits(1, TimeSpan.FromMilliseconds(100)) with { Lines = ["starting", "::error::PAYMENTS_URL is not set"] });

        using var run = await world.DeployAsync("2", "web");

        run.ExitCode.ShouldBe(1, run.Log);
        run.Outputs["result"].ShouldBe("rolled-back", run.Log);
        run.Outputs["failed-services"].ShouldBe("""["web"]""");
        run.Outputs["reason"].ShouldContain("container 'app' exited with code 1: application error");
        run.Log.ShouldContain("exit code 1, application error");
        run.Log.ShouldContain("    | ::error::PAYMENTS_URL is not set");
        run.Summary.ShouldContain("PAYMENTS_URL is not set");
        run.Summary.ShouldContain("↩️ web failed; everything is back at the previous revisions");
        (await world.ImageAsync("web")).ShouldBe("shop/web:1");
        world.Server.Records.ShouldBeClean();
    }

    [Fact]
    public async Task A_deployment_that_may_not_be_stopped_is_replaced_by_the_revision_before()
    {
        await using var world = await DeployWorld.StartAsync(["web"]);
        world.Push("web", "2", VirtualOutcome.StaysPending);
        world.Fault(new FaultRule(FaultKind.Deny) { Operation = "StopServiceDeployment" });

        using var run = await world.DeployAsync(world.Run("2", "web").Input("timeout", "3s"));

        run.Outputs["result"].ShouldBe("rolled-back", run.Log);
        run.Log.ShouldContain("web: its deployment may not be stopped and is replaced instead.");
        (await world.ImageAsync("web")).ShouldBe("shop/web:1");
    }

    [Theory]
    [InlineData("leave", "had failed and was not returned: ", "shop/web:2")]
    [InlineData("rollback", "its return was requested and goes on without this step", "shop/web:1")]
    public async Task A_job_cancelled_before_the_return_says_whether_there_is_one(string policy, string said, string image)
    {
        await using var world = await DeployWorld.StartAsync(["web"], service => Breaker(service, enable: true, rollback: false), speed: 1);
        world.Push("web", "2", VirtualOutcome.Exits(1, TimeSpan.FromMilliseconds(100)));
        world.Fault(new FaultRule(FaultKind.Hang) { Operation = "DescribeTasks" });
        using var run = world.Run("2", "web").Input("on-cancel", policy);
        var deploying = world.DeployAsync(run);
        await world.UntilAsync("web", _ => world.Server.Records.All.Any(record => record.Operation == "ListTasks"));

        run.Stop();
        await deploying;

        run.Outputs["result"].ShouldBe("cancelled", run.Log);
        run.Log.ShouldContain("its deployment to web:2 had failed");
        run.Log.ShouldContain(said);
        (await world.ImageAsync("web")).ShouldBe(image);
    }

    [Fact]
    public async Task A_crash_without_rollback_by_ECS_is_returned_by_the_action()
    {
        await using var world = await DeployWorld.StartAsync(["web"], service => Breaker(service, enable: true, rollback: false));
        world.Push("web", "2", VirtualOutcome.Exits(3, TimeSpan.FromMilliseconds(100)));

        using var run = await world.DeployAsync("2", "web");

        run.Outputs["result"].ShouldBe("rolled-back", run.Log);
        run.Log.ShouldContain("web: deploying web:1 again");
        (await world.ImageAsync("web")).ShouldBe("shop/web:1");
    }

    [Theory]
    [InlineData(true, new[] { "rolled-back" })]
    [InlineData(false, new[] { "rolled-back", "unknown" })]
    public async Task A_forced_deployment_of_the_same_revision_that_ECS_returns_is_no_success(bool serviceDeployments, string[] results)
    {
        await using var world = await DeployWorld.StartAsync(["web"], options: new EcsOptions { ServiceDeployments = serviceDeployments });
        world.Push("web", "1", [.. Enumerable.Repeat(VirtualOutcome.Exits(1, TimeSpan.FromMilliseconds(100)), 4), VirtualOutcome.Runs]);

        using var run = await world.DeployAsync(world.Run(["web"]).Input("force-new-deployment", "true"));

        run.ExitCode.ShouldBe(1, run.Log);
        results.ShouldContain(run.Outputs["result"], run.Log);
        run.Outputs["failed-services"].ShouldBe("""["web"]""");
    }

    [Fact]
    public async Task A_forced_deployment_is_not_taken_for_complete_by_readings_that_lag_behind()
    {
        await using var world = await DeployWorld.StartAsync(
            ["web"], options: new EcsOptions { ServiceDeployments = false, StaleReads = TimeSpan.FromSeconds(4) });
        world.Push("web", "1", VirtualOutcome.StaysPending);

        using var run = await world.DeployAsync(world.Run(["web"]).Input("force-new-deployment", "true").Input("timeout", "8s").Input("on-failure", "leave"));

        run.Outputs["result"].ShouldBe("failed", run.Log);
        run.Outputs["reason"].ShouldContain("it was not finished within the 8 s of 'timeout'");
    }

    [Fact]
    public async Task Settings_go_back_with_the_revision()
    {
        await using var world = await DeployWorld.StartAsync(["web"], service => Breaker(service, enable: true, rollback: false));
        world.Push("web", "2", VirtualOutcome.Exits(3, TimeSpan.FromMilliseconds(100)));

        using var run = await world.DeployAsync(world.Run("2", "web").Input("desired-count", "3"));

        run.Outputs["result"].ShouldBe("rolled-back", run.Log);
        var service = await world.DescribeAsync("web");
        service["desiredCount"]!.GetValue<int>().ShouldBe(2);
        service["taskDefinition"]!.GetValue<string>().ShouldEndWith("web:1");
    }

    [Fact]
    public async Task A_crash_loop_without_circuit_breaker_is_told_long_before_the_time_out()
    {
        await using var world = await DeployWorld.StartAsync(["web"], service => Breaker(service, enable: false, rollback: false));
        world.Push("web", "2", VirtualOutcome.Exits(1, TimeSpan.FromMilliseconds(100)));

        using var run = await world.DeployAsync("2", "web");

        run.Outputs["result"].ShouldBe("rolled-back", run.Log);
        run.Log.ShouldContain("the service has no deployment circuit breaker, so ECS would go on for ever: turn it on, with rollback");
    }

    [Fact]
    public async Task On_failure_leave_changes_nothing_more()
    {
        await using var world = await DeployWorld.StartAsync(["web"], service => Breaker(service, enable: true, rollback: false));
        world.Push("web", "2", VirtualOutcome.Exits(1, TimeSpan.FromMilliseconds(100)));

        using var run = await world.DeployAsync(world.Run("2", "web").Input("on-failure", "leave"));

        run.Outputs["result"].ShouldBe("failed", run.Log);
        run.Log.ShouldContain("Now at web:2 (0 of 2 tasks run; 2 of web:1 still run).");
        run.Summary.ShouldContain("**Running now:** web:2 (0 of 2 tasks run; 2 of web:1 still run)");
        world.Server.Records.Executed("ecs:UpdateService").ShouldBe(1);
    }

    [Theory]
    [InlineData("ROLLING")]
    [InlineData("BLUE_GREEN")]
    public async Task A_revision_whose_deployment_failed_is_begun_anew(string strategy)
    {
        await using var world = await DeployWorld.StartAsync(["web"], DeployWorld.Configured(
            $$$"""{"strategy":"{{{strategy}}}","bakeTimeInMinutes":0,"deploymentCircuitBreaker":{"enable":true,"rollback":false}}"""));
        world.Push("web", "2", VirtualOutcome.Exits(1, TimeSpan.FromMilliseconds(100)));
        using var failed = await world.DeployAsync(world.Run("2", "web").Input("on-failure", "leave"));
        world.Push("web", "2");

        using var run = await world.DeployAsync("2", "web");

        failed.Outputs["result"].ShouldBe("failed", failed.Log);
        run.Outputs["result"].ShouldBe("deployed", run.Log);
        run.Outputs["task-definition"].ShouldBe("web:2");
        run.Outputs["deployment-ids"].ShouldNotBe(failed.Outputs["deployment-ids"]);
        run.Log.ShouldContain("web: web:1 → web:2 once more, because its deployment failed");
    }

    [Fact]
    public async Task An_image_that_was_never_pushed_is_named_with_what_to_do()
    {
        await using var world = await DeployWorld.StartAsync(["web"]);

        using var run = await world.DeployAsync("missing", "web");

        run.ExitCode.ShouldBe(1, run.Log);
        run.Outputs["reason"].ShouldContain("CannotPullContainerError");
        run.Log.ShouldContain("was the image pushed before this step?");
        run.Log.ShouldContain("container app never started, so it wrote no log");
        run.Log.ShouldContain("  container app: never started\n");
        run.Log.ShouldNotContain("no log lines of");
        world.Server.Records.Calls("logs:GetLogEvents").ShouldBeEmpty();
    }

    [Fact]
    public async Task Out_of_memory_is_called_by_its_name()
    {
        await using var world = await DeployWorld.StartAsync(["web"]);
        world.Push("web", "2", VirtualOutcome.OutOfMemory(TimeSpan.FromMilliseconds(100)));

        using var run = await world.DeployAsync("2", "web");

        run.Outputs["reason"].ShouldContain("exited with code 137: killed: out of memory", customMessage: run.Log);
        run.Log.ShouldContain("no log lines of container app: its log goes to /ecs/prod web/app/");
        run.Log.ShouldNotContain("not available");
    }

    [Fact]
    public async Task When_one_of_three_fails_all_three_go_back()
    {
        await using var world = await DeployWorld.StartAsync(["web", "backend", "worker"]);
        world.Push("web", "2");
        world.Push("worker", "2");
        world.Push("backend", "2", VirtualOutcome.Exits(1, TimeSpan.FromMilliseconds(100)));

        using var run = await world.DeployAsync("2", "web", "backend", "worker");

        run.ExitCode.ShouldBe(1, run.Log);
        run.Outputs["result"].ShouldBe("rolled-back", run.Log);
        run.Outputs["failed-services"].ShouldBe("""["backend"]""");
        foreach (var service in new[] { "web", "backend", "worker" })
            (await world.ImageAsync(service)).ShouldBe($"shop/{service}:1");
        run.Summary.ShouldContain("returned because another service failed");
    }

    [Fact]
    public async Task Time_over_is_failure_and_returned()
    {
        await using var world = await DeployWorld.StartAsync(["web"]);
        world.Push("web", "2", VirtualOutcome.StaysPending);

        using var run = await world.DeployAsync(world.Run("2", "web").Input("timeout", "8s"));

        run.Outputs["result"].ShouldBe("rolled-back", run.Log);
        run.Outputs["reason"].ShouldContain("it was not finished within the 8 s of 'timeout' (last seen: new 0 running, 2 pending, 0 failed; old 2; desired 2)");
        run.Log.ShouldNotContain("is not in the list any more");
        (await world.ImageAsync("web")).ShouldBe("shop/web:1");
    }

    [Fact]
    public async Task A_denied_update_names_the_missing_permission_and_returns_the_services_before_it()
    {
        await using var world = await DeployWorld.StartAsync(["web", "backend"]);
        world.Push("web", "2");
        world.Push("backend", "2");
        world.Fault(new FaultRule(FaultKind.Deny) { Operation = "UpdateService", Nth = 2 });

        using var run = await world.DeployAsync("2", "web", "backend");

        run.ExitCode.ShouldBe(1, run.Log);
        run.Outputs["result"].ShouldBe("rolled-back", run.Log);
        run.Log.ShouldContain("ecs:UpdateService");
        (await world.ImageAsync("web")).ShouldBe("shop/web:1", run.Log);
        (await world.ImageAsync("backend")).ShouldBe("shop/backend:1");
    }

    private static JsonObject Breaker(JsonObject service, bool enable, bool rollback)
    {
        service["deploymentConfiguration"]!["deploymentCircuitBreaker"] = new JsonObject { ["enable"] = enable, ["rollback"] = rollback };
        return service;
    }
}
