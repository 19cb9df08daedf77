using System.Text.Json.Nodes;
using LocalAws.Ecs;
using LocalAws.Ecs.Images;
using LocalAws.Faults;
using Testing;

namespace EcsDeploy.Tests;

/// <summary>Deployments that were begun before are told, continued and returned; over HTTP against the local AWS.</summary>
public sealed class AttendingTests
{
    internal const string Paused = """
        {"strategy":"BLUE_GREEN","bakeTimeInMinutes":0,
         "lifecycleHooks":[{"targetType":"PAUSE","lifecycleStages":["POST_TEST_TRAFFIC_SHIFT"],"timeoutConfiguration":{"timeoutInMinutes":60,"action":"ROLLBACK"}}]}
        """;

    private const string PausedTwice = """
        {"strategy":"BLUE_GREEN","bakeTimeInMinutes":0,
         "lifecycleHooks":[{"targetType":"PAUSE","lifecycleStages":["POST_TEST_TRAFFIC_SHIFT","POST_PRODUCTION_TRAFFIC_SHIFT"],"timeoutConfiguration":{"timeoutInMinutes":60,"action":"ROLLBACK"}}]}
        """;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Continue_answers_the_pause_and_follows_to_the_end(bool named)
    {
        await using var world = await PausedAsync(Paused);

        using var run = await world.DeployAsync(named
            ? Run(world, "continue").Input("service-deployment", await NewestAsync(world))
            : Run(world, "continue").Input("services", "web"));

        run.Outputs["result"].ShouldBe("deployed", run.Log);
        run.Outputs["changed"].ShouldBe("true");
        run.Log.ShouldContain("web: answered the pause at POST_TEST_TRAFFIC_SHIFT with CONTINUE");
        run.Summary.ShouldContain("`web:1` → `web:2`");
        world.Server.Records.Calls("ecs:ContinueServiceDeployment").Count.ShouldBe(1);
        world.Server.Records.ShouldBeClean();
    }

    [Fact]
    public async Task A_later_pause_gets_an_answer_of_its_own()
    {
        await using var world = await PausedAsync(PausedTwice);

        using var first = await world.DeployAsync(Run(world, "continue").Input("services", "web").Input("wait-until", "hook:POST_PRODUCTION_TRAFFIC_SHIFT"));
        using var second = await world.DeployAsync(Run(world, "continue").Input("services", "web"));

        first.Outputs["result"].ShouldBe("waiting", first.Log);
        first.Outputs["stages"].ShouldBe("""{"web":"POST_PRODUCTION_TRAFFIC_SHIFT"}""");
        second.Outputs["result"].ShouldBe("deployed", second.Log);
    }

    [Fact]
    public async Task What_was_continued_already_is_success()
    {
        await using var world = await PausedAsync(Paused);
        var deployment = await NewestAsync(world);
        using var first = await world.DeployAsync(Run(world, "continue").Input("service-deployment", deployment));

        using var again = await world.DeployAsync(Run(world, "continue").Input("service-deployment", deployment));

        again.ExitCode.ShouldBe(0, again.Log);
        again.Outputs["result"].ShouldBe("deployed");
        again.Outputs["changed"].ShouldBe("false");
    }

    [Fact]
    public async Task A_pause_that_somebody_answers_at_the_same_time_is_followed()
    {
        await using var world = await PausedAsync(Paused, new EcsOptions { FinishedHooksStay = false });
        world.Fault(new FaultRule(FaultKind.ResetAfter) { Operation = "ContinueServiceDeployment", First = 1 });

        using var run = await world.DeployAsync(Run(world, "continue").Input("services", "web"));

        run.Outputs["result"].ShouldBe("deployed", run.Log);
    }

    [Fact]
    public async Task Continuing_what_went_back_is_a_failure_that_says_why()
    {
        await using var world = await PausedAsync(Paused);
        using var back = await world.DeployAsync(Run(world, "rollback").Input("services", "web"));

        using var run = await world.DeployAsync(Run(world, "continue").Input("services", "web"));

        run.ExitCode.ShouldBe(1, run.Log);
        run.Outputs["result"].ShouldBe("rolled-back", run.Log);
        run.Outputs["reason"].ShouldContain("ECS rolled it back");
    }

    [Fact]
    public async Task Rollback_answers_the_pause_and_follows_the_return()
    {
        await using var world = await PausedAsync(Paused);

        using var run = await world.DeployAsync(Run(world, "rollback").Input("services", "web"));
        using var again = await world.DeployAsync(Run(world, "rollback").Input("services", "web"));

        run.ExitCode.ShouldBe(0, run.Log);
        run.Outputs["result"].ShouldBe("rolled-back");
        run.Outputs["reason"].ShouldBeEmpty();
        run.Log.ShouldContain("with ROLLBACK");
        run.Summary.ShouldContain("web back at the previous revision");
        (await world.ImageAsync("web")).ShouldBe("shop/web:1");
        world.Server.Records.Calls("ecs:StopServiceDeployment").ShouldBeEmpty();
        again.ExitCode.ShouldBe(0, again.Log);
        again.Outputs["result"].ShouldBe("rolled-back");
        again.Outputs["changed"].ShouldBe("false");
    }

    [Fact]
    public async Task Rollback_stops_a_deployment_without_pause()
    {
        await using var world = await DeployWorld.StartAsync(["web", "api"]);
        foreach (var service in new[] { "web", "api" })
        {
            world.Push(service, "2", VirtualOutcome.StaysPending);
            using var begun = await world.DeployAsync(world.Run("2", service).Input("wait-until", "started"));
            begun.Outputs["result"].ShouldBe("waiting", begun.Log);
        }

        using var run = await world.DeployAsync(Run(world, "rollback").Input("services", "web\napi"));

        run.ExitCode.ShouldBe(0, run.Log);
        run.Outputs["result"].ShouldBe("rolled-back");
        world.Server.Records.Calls("ecs:StopServiceDeployment").Count.ShouldBe(2);
        (await world.ImageAsync("web")).ShouldBe("shop/web:1");
        (await world.ImageAsync("api")).ShouldBe("shop/api:1");
    }

    [Fact]
    public async Task A_finished_deployment_is_not_returned_and_the_way_back_is_named()
    {
        await using var world = await DeployWorld.StartAsync(["web"]);
        world.Push("web", "2");
        using var deployed = await world.DeployAsync("2", "web");
        world.Server.Records.Clear();

        using var run = await world.DeployAsync(Run(world, "rollback").Input("services", "web"));

        run.ExitCode.ShouldBe(2, run.Log);
        run.Log.ShouldContain("web: its deployment to web:2 is over (SUCCESSFUL), and only one that is under way can be returned. To go back deploy the revision before: 'task-definition: web:1'.");
        world.Server.Records.Writes().ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_the_right_to_return_the_step_fails_and_names_it()
    {
        await using var world = await PausedAsync(Paused);
        world.Fault(new FaultRule(FaultKind.Deny) { Operation = "ContinueServiceDeployment" });

        using var run = await world.DeployAsync(Run(world, "rollback").Input("services", "web").Input("return-timeout", "30s"));

        run.ExitCode.ShouldBe(1, run.Log);
        run.Outputs["result"].ShouldBe("rollback-failed", run.Log);
        run.Outputs["changed"].ShouldBe("false");
        run.Log.ShouldContain("ecs:ContinueServiceDeployment");
    }

    [Fact]
    public async Task Status_tells_of_a_pause_and_how_to_answer_it_and_changes_nothing()
    {
        await using var world = await PausedAsync(Paused);

        using var run = await world.DeployAsync(Run(world, "status").Input("services", "web"));

        run.ExitCode.ShouldBe(0, run.Log);
        run.Outputs["result"].ShouldBe("waiting");
        run.Outputs["changed"].ShouldBe("false");
        run.Outputs["hook-ids"].ShouldStartWith("""{"web":""");
        run.Outputs["task-definitions"].ShouldBe("""{"web":"web:2"}""");
        run.Outputs["previous-task-definition"].ShouldBe("web:1");
        run.Log.ShouldContain("web:1 → web:2: IN_PROGRESS at POST_TEST_TRAFFIC_SHIFT; paused, hook ");
        run.Summary.ShouldContain("⏸️ web under way, not complete");
        world.Server.Records.Writes().ShouldBeEmpty();
    }

    [Fact]
    public async Task Status_tells_of_a_past_failure_with_its_evidence()
    {
        await using var world = await DeployWorld.StartAsync(["web"]);
        world.Push("web", "2", VirtualOutcome.Exits(1, TimeSpan.FromMilliseconds(100)) with { Lines = ["PAYMENTS_URL is not set"] });
        using var failed = await world.DeployAsync("2", "web");
        world.Push("web", "3");
        using var next = await world.DeployAsync("3", "web");
        world.Server.Records.Clear();

        using var run = await world.DeployAsync(Run(world, "status").Input("service-deployment", JsonNode.Parse(failed.Outputs["service-deployments"])!["web"]!.GetValue<string>()));

        run.ExitCode.ShouldBe(1, run.Log);
        run.Outputs["result"].ShouldBe("rolled-back", run.Log);
        run.Outputs["reason"].ShouldContain("exited with code 1");
        run.Log.ShouldContain("PAYMENTS_URL is not set");
        run.Summary.ShouldContain("PAYMENTS_URL is not set");
        world.Server.Records.Writes().ShouldBeEmpty();
    }

    [Fact]
    public async Task Status_of_a_deployment_that_completed_is_green()
    {
        await using var world = await DeployWorld.StartAsync(["web"]);
        world.Push("web", "2");
        using var deployed = await world.DeployAsync("2", "web");

        using var run = await world.DeployAsync(Run(world, "status").Input("services", "web"));

        run.ExitCode.ShouldBe(0, run.Log);
        run.Outputs["result"].ShouldBe("deployed");
        run.Outputs["changed"].ShouldBe("false");
    }

    [Fact]
    public async Task Status_of_a_deployment_under_way_tells_of_no_other_and_of_no_failure()
    {
        await using var world = await DeployWorld.StartAsync(["web"]);
        world.Push("web", "2", VirtualOutcome.StaysPending);
        using var begun = await world.DeployAsync(world.Run("2", "web").Input("wait-until", "started"));

        using var run = await world.DeployAsync(Run(world, "status").Input("services", "web"));

        run.Outputs["result"].ShouldBe("waiting", run.Log);
        run.Summary.ShouldContain("waiting: it is under way\n");
        run.Summary.ShouldNotContain("deployment completed");
        run.Summary.ShouldNotContain("failed");
    }

    [Fact]
    public async Task A_dry_run_answers_nothing()
    {
        await using var world = await PausedAsync(Paused);

        foreach (var mode in new[] { "continue", "rollback" })
        {
            using var run = await world.DeployAsync(Run(world, mode).Input("services", "web").Input("dry-run", "true"));
            run.Outputs["result"].ShouldBe("planned", run.Log);
        }

        world.Server.Records.Writes().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("status", "service-deployment", "arn:aws:ecs:eu-west-1:123456789012:service-deployment/prod/web/nothing", "there is no service deployment")]
    [InlineData("status", "services", "wed", "cluster 'prod' has no service 'wed'.%0ADid you mean web?")]
    [InlineData("status", "service-deployment", "arn:aws:ecs:eu-west-1:123456789012:service-deployment/staging/web/x", "it is of the cluster 'staging', and 'cluster' is 'prod'")]
    [InlineData("continue", "service-deployment", "web", "expected the ARN of a service deployment")]
    [InlineData("rollback", "services", "web: web:1", "a task definition has no meaning with 'mode: rollback'")]
    [InlineData("deploy", "service-deployment", "arn:x", "it goes with 'mode' set to status, continue or rollback")]
    [InlineData("stop", "services", "web", "Input 'mode': 'stop' is not allowed: expected one of deploy, status, continue, rollback")]
    public async Task What_cannot_be_attended_to_is_refused(string mode, string input, string value, string said)
    {
        await using var world = await DeployWorld.StartAsync(["web"]);

        using var run = await world.DeployAsync(Run(world, mode).Input(input, value.Replace("eu-west-1", world.Server.Region, StringComparison.Ordinal)));

        run.ExitCode.ShouldBe(2, run.Log);
        run.Log.ShouldContain(said);
        world.Server.Records.Writes().ShouldBeEmpty();
    }

    [Fact]
    public async Task Inputs_without_meaning_in_a_mode_are_told_all_at_once_and_without_their_values()
    {
        await using var world = await DeployWorld.StartAsync(["web"]);

        using var run = await world.DeployAsync(world.Run("2", "web").Input("mode", "status").Input("env", "TOKEN=hunter-1").Input("force-new-deployment", "true").Input("wait-until", "started").Input("on-cancel", "stop"));

        run.ExitCode.ShouldBe(2, run.Log);
        foreach (var input in new[] { "images", "env", "force-new-deployment" })
            run.Log.ShouldContain($"Input '{input}': it has no meaning with 'mode: status', which attends to a deployment that was begun before.");
        run.Log.ShouldContain("Input 'wait-until': 'started' is not allowed: it has no meaning with 'mode: status'");
        run.Log.ShouldContain("Input 'on-cancel': 'stop' is not allowed: it has no meaning with 'mode: status'");
        run.Log.ShouldNotContain("hunter");
    }

    [Fact]
    public async Task Nothing_named_is_refused()
    {
        await using var world = await DeployWorld.StartAsync(["web"]);

        using var run = await world.DeployAsync(Run(world, "continue"));

        run.ExitCode.ShouldBe(2, run.Log);
        run.Log.ShouldContain("'mode: continue' needs to know of what");
    }

    [Fact]
    public async Task A_cancelled_job_leaves_the_return_to_ECS()
    {
        await using var world = await DeployWorld.StartAsync(["web"], speed: 1);
        world.Push("web", "2", VirtualOutcome.StaysPending);
        using var begun = await world.DeployAsync(world.Run("2", "web").Input("wait-until", "started"));
        world.Fault(new FaultRule(FaultKind.Latency) { Operation = "DescribeServices", Delay = TimeSpan.FromMilliseconds(500) });
        var run = Run(world, "rollback").Input("services", "web");
        var returning = world.DeployAsync(run);
        while (world.Server.Records.Calls("ecs:StopServiceDeployment").Count == 0)
            await Task.Delay(TimeSpan.FromMilliseconds(10));

        run.Stop();
        await returning;

        run.ExitCode.ShouldBe(1, run.Log);
        run.Outputs["result"].ShouldBe("cancelled", run.Log);
        run.Summary.ShouldContain("its return to web:1 goes on without this step");
        run.Dispose();
    }

    /// <summary>A world whose service <c>web</c> is paused on its way to its second revision.</summary>
    private static async Task<DeployWorld> PausedAsync(string configuration, EcsOptions? options = null)
    {
        var world = await DeployWorld.StartAsync(["web"], DeployWorld.Configured(configuration), options);
        world.Push("web", "2");
        using var run = await world.DeployAsync(world.Run("2", "web").Input("wait-until", "hook:POST_TEST_TRAFFIC_SHIFT"));
        run.Outputs["result"].ShouldBe("waiting", run.Log);
        world.Server.Records.Clear();
        return world;
    }

    private static ActionRun Run(DeployWorld world, string mode) => world.Run([]).Input("mode", mode);

    private static async Task<string> NewestAsync(DeployWorld world) =>
        (await world.CallAsync("ListServiceDeployments", new JsonObject { ["cluster"] = "prod", ["service"] = "web" }))["serviceDeployments"]![0]!["serviceDeploymentArn"]!.GetValue<string>();
}
