using System.Text.Json.Nodes;
using LocalAws.Access;
using LocalAws.Ecs;
using LocalAws.Ecs.Images;
using LocalAws.Faults;
using Testing;

namespace EcsDeploy.Tests;

/// <summary>What may happen between the update and the verdict.</summary>
public sealed class LongWaitTests
{
    private static readonly VirtualOutcome Crash = VirtualOutcome.Exits(1, TimeSpan.FromMilliseconds(100));

    [Fact]
    public async Task Status_calls_that_fail_for_a_minute_after_the_end_change_nothing_about_it()
    {
        await using var world = await DeployWorld.StartAsync(["web"]);
        world.Push("web", "2");
        using var run = world.Run("2", "web");
        var deploying = world.DeployAsync(run);
        await world.UntilAsync("web", service => service["taskDefinition"]!.GetValue<string>().EndsWith(":2", StringComparison.Ordinal));
        world.Fault(new FaultRule(FaultKind.Error500) { Service = "ecs", Operation = "Describe*" });
        world.Fault(new FaultRule(FaultKind.Error500) { Service = "ecs", Operation = "List*" });
        await Task.Delay(TimeSpan.FromSeconds(60), world.Clock, TestContext.Current.CancellationToken);
        deploying.IsCompleted.ShouldBeFalse(run.Log);
        world.Server.Faults.Clear();
        await deploying;

        run.Outputs["result"].ShouldBe("deployed", run.Log);
    }

    [Fact]
    public async Task An_update_that_is_never_answered_takes_no_longer_than_the_deployments_may()
    {
        await using var world = await DeployWorld.StartAsync(["web", "backend"]);
        world.Push("web", "2");
        world.Push("backend", "2");
        world.Fault(new FaultRule(FaultKind.Throttle) { Operation = "UpdateService" });

        using var run = await world.DeployAsync(world.Run("2", "web", "backend").Input("timeout", "40s").Input("on-failure", "leave"));

        run.ExitCode.ShouldBe(1, run.Log);
        run.Log.ShouldContain("web: AWS has not answered the update yet, ");
        run.Log.ShouldContain("web: AWS did not answer the update before the 40 s of 'timeout' were over; looking once whether it took place.");
        run.Outputs["reason"].ShouldContain("it was not finished within the 40 s of 'timeout'");
        run.Outputs["reason"].ShouldContain("backend: it was not updated, because the 40 s of 'timeout' were over before its turn");
        long.Parse(run.Outputs["duration-ms"]).ShouldBeLessThan(90_000, run.Log);
        (await world.ImageAsync("web")).ShouldBe("shop/web:1");
    }

    [Fact]
    public async Task Credentials_that_end_before_the_deployment_make_it_unknown_and_nothing_is_returned()
    {
        await using var world = await DeployWorld.StartAsync(["web"]);
        var session = AccessKey.ForSession(world.Server.DefaultKey.Owner, "AROA:session", DateTimeOffset.UtcNow.AddHours(1));
        world.Server.Keys.Add(session);
        world.Push("web", "2", VirtualOutcome.StaysPending);
        using var run = world.Run("2", "web");
        (run.Variables["AWS_ACCESS_KEY_ID"], run.Variables["AWS_SECRET_ACCESS_KEY"], run.Variables["AWS_SESSION_TOKEN"]) = (session.Id, session.Secret, session.SessionToken!);
        var deploying = world.DeployAsync(run);
        await IsUnderWayAsync(world);
        world.Server.Keys.Add(session with { Expires = DateTimeOffset.UtcNow.AddMinutes(-1) });
        await deploying;

        run.ExitCode.ShouldBe(1, run.Log);
        run.Outputs["result"].ShouldBe("unknown", run.Log);
        run.Outputs["reason"].ShouldContain("the state could not be read");
        run.Log.ShouldContain("xpired");
        run.Log.ShouldContain("::error title=web%3A how its deployment ended could not be found out::the state could not be read");
        run.Log.ShouldContain("Last seen at web:");
        run.Log.ShouldContain(" Look at the deployments of the service in the ECS console");
        run.Log.ShouldNotContain("was not deployed");
        world.Server.Records.Executed("ecs:UpdateService").ShouldBe(1);
    }

    [Fact]
    public async Task A_service_that_is_deleted_meanwhile_is_a_failure()
    {
        await using var world = await DeployWorld.StartAsync(["web"]);
        world.Push("web", "2", VirtualOutcome.StaysPending);
        using var run = world.Run("2", "web");
        var deploying = world.DeployAsync(run);
        await IsUnderWayAsync(world);
        await world.CallAsync("DeleteService", new JsonObject { ["cluster"] = "prod", ["service"] = "web", ["force"] = true });
        await deploying;

        run.ExitCode.ShouldBe(1, run.Log);
        run.Outputs["result"].ShouldNotBe("rolled-back", run.Log);
        run.Outputs["reason"].ShouldContain("while it was deployed");
    }

    [Fact]
    public async Task Old_tasks_that_take_long_to_stop_are_part_of_the_deployment()
    {
        await using var world = await StartWithSlowTasksAsync();

        using var run = await world.DeployAsync("2", "web");

        run.Outputs["result"].ShouldBe("deployed", run.Log);
        long.Parse(run.Outputs["duration-ms"]).ShouldBeGreaterThan(20_000, run.Log);
    }

    [Fact]
    public async Task Old_tasks_that_do_not_stop_in_time_are_a_failure()
    {
        await using var world = await StartWithSlowTasksAsync();

        using var run = await world.DeployAsync(world.Run("2", "web").Input("timeout", "8s"));

        run.ExitCode.ShouldBe(1, run.Log);
        run.Outputs["result"].ShouldBe("rolled-back", run.Log);
        run.Outputs["reason"].ShouldContain("it was not finished within the 8 s of 'timeout'");
    }

    [Fact]
    public async Task No_verdict_rests_on_the_text_of_an_event()
    {
        await using var world = await DeployWorld.StartAsync(["web"], options: new EcsOptions { RewriteEvent = text => new string([.. text.Reverse()]) });
        world.Push("web", "2");
        world.Push("web", "3", Crash);

        using var good = await world.DeployAsync("2", "web");
        using var bad = await world.DeployAsync("3", "web");

        good.Outputs["result"].ShouldBe("deployed", good.Log);
        bad.Outputs["result"].ShouldBe("rolled-back", bad.Log);
        bad.Outputs["reason"].ShouldContain("exited with code 1");
    }

    [Fact]
    public async Task Ten_services_take_one_status_call_of_each_kind_a_reading()
    {
        string[] services = [.. Enumerable.Range(0, 10).Select(number => $"service{number}")];
        await using var world = await DeployWorld.StartAsync(services);
        foreach (var service in services)
            world.Push(service, "2", VirtualOutcome.StaysPending);

        using var run = await world.DeployAsync(world.Run("2", services).Input("timeout", "30s").Input("on-failure", "leave"));

        run.Outputs["result"].ShouldBe("failed", run.Log);
        var records = world.Server.Records.All.SkipWhile(record => record.Operation != "UpdateService").ToList();
        var readings = records.Where(record => record.Operation == "DescribeServices").ToList();
        var histories = records.Where(record => record.Operation == "DescribeServiceDeployments").ToList();
        readings.Count.ShouldBeGreaterThan(10);
        readings.ShouldAllBe(record => record.Parameters!["services"]!.AsArray().Count == 10);
        histories.Count.ShouldBeInRange(readings.Count - 1, readings.Count);
        records.Count(record => record.Operation == "ListServiceDeployments").ShouldBe(10);
    }

    [Fact]
    public async Task A_step_that_was_ended_after_it_registered_goes_on_from_there()
    {
        await using var world = await DeployWorld.StartAsync(["web"]);
        world.Push("web", "2");
        world.Fault(new FaultRule(FaultKind.Hang) { Operation = "UpdateService", First = 1 });
        using var ended = world.Run("2", "web");
        var deploying = world.DeployAsync(ended);
        while (world.Server.Records.Executed("ecs:RegisterTaskDefinition") == 0)
            await Task.Delay(TimeSpan.FromMilliseconds(10), TestContext.Current.CancellationToken);
        ended.Stop();
        await deploying;

        using var again = await world.DeployAsync("2", "web");

        ended.Outputs["result"].ShouldBe("cancelled", ended.Log);
        again.Outputs["result"].ShouldBe("deployed", again.Log);
        world.Server.Records.Executed("ecs:RegisterTaskDefinition").ShouldBe(1);
        (await world.DescribeAsync("web"))["taskDefinition"]!.GetValue<string>().ShouldEndWith("web:2");
    }

    /// <summary>A service whose old tasks need 20 seconds to stop.</summary>
    private static async Task<DeployWorld> StartWithSlowTasksAsync()
    {
        var world = await DeployWorld.StartAsync(["web"], outcome: VirtualOutcome.Runs with { StopsIn = TimeSpan.FromSeconds(20) });
        world.Push("web", "2");
        return world;
    }

    private static Task IsUnderWayAsync(DeployWorld world) => world.UntilAsync(
        "web", service => service["taskDefinition"]!.GetValue<string>().EndsWith(":2", StringComparison.Ordinal) && service["deployments"]![0]!["pendingCount"]!.GetValue<int>() > 0);
}
