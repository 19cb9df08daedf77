using System.Text.Json.Nodes;
using LocalAws.Ecs;
using LocalAws.Ecs.Images;
using LocalAws.Faults;

namespace Rollback.Tests;

/// <summary>The whole action over HTTP against the local AWS, without deployment records.</summary>
public sealed class EcsRollbackTests
{
    private static readonly VirtualOutcome Crash = VirtualOutcome.Exits(1, TimeSpan.FromMilliseconds(100));

    [Fact]
    public async Task Goes_back_to_the_last_revision_that_succeeded_and_not_to_the_one_before()
    {
        await using var world = await RollbackWorld.StartAsync(["web"]);
        await world.DeployAsync("web", 2, Crash);
        await world.UntilCompleteAsync("web", 1);
        await world.DeployedAsync("web", 3);

        using var run = await world.RollBackAsync("web");

        run.ExitCode.ShouldBe(0, run.Log);
        run.Outputs["result"].ShouldBe("rolled-back");
        run.Outputs["from-version"].ShouldBe("web:3");
        run.Outputs["to-version"].ShouldBe("web:1");
        run.Outputs["fail-workflow"].ShouldBe("true");
        run.Log.ShouldContain("No deployment records are read or written");
        run.Summary.ShouldContain("↩️ Rolled back web");
        (await world.RevisionAsync("web")).ShouldBe("web:1");
        world.Server.Records.Executed("ecs:UpdateService").ShouldBe(1);
        world.Server.Records.ShouldBeClean();
    }

    [Fact]
    public async Task A_deployment_in_progress_is_stopped_with_rollback()
    {
        await using var world = await RollbackWorld.StartAsync(["web"]);
        await world.DeployedAsync("web", 2);
        await world.DeployAsync("web", 3, VirtualOutcome.StaysPending);

        using var run = await world.RollBackAsync("web");

        run.ExitCode.ShouldBe(0, run.Log);
        run.Outputs["result"].ShouldBe("rolled-back");
        (await world.RevisionAsync("web")).ShouldBe("web:2");
        world.Server.Records.Executed("ecs:StopServiceDeployment").ShouldBe(1);
        world.Server.Records.Executed("ecs:UpdateService").ShouldBe(0);
        world.Server.Records.ShouldBeClean();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Without_service_deployments_the_deployment_in_progress_is_gone_over(bool named)
    {
        await using var world = await RollbackWorld.StartAsync(["web"], options: new EcsOptions { ServiceDeployments = false });
        await world.DeployAsync("web", 2, VirtualOutcome.StaysPending);
        await world.UntilAsync("web", service => service["deployments"]![0]!["pendingCount"]!.GetValue<int>() == 2);

        using var run = await RollbackWorld.RollBackAsync(named ? world.Run("web").Input("to", "web:1") : world.Run("web"));

        run.Outputs["result"].ShouldBe("rolled-back", run.Log);
        run.Log.ShouldContain("ECS does not offer the history of service deployments here");
        (await world.RevisionAsync("web")).ShouldBe("web:1");
    }

    [Fact]
    public async Task A_second_run_finds_the_service_back_and_writes_nothing()
    {
        await using var world = await RollbackWorld.StartAsync(["web"]);
        await world.DeployedAsync("web", 2);
        await world.DeployedAsync("web", 3);
        using var first = await world.RollBackAsync("web");
        world.Server.Records.Clear();

        using var second = await world.RollBackAsync("web");

        first.Outputs["result"].ShouldBe("rolled-back", first.Log);
        second.ExitCode.ShouldBe(0, second.Log);
        second.Outputs["result"].ShouldBe("already-there");
        second.Outputs["to-version"].ShouldBe("web:2");
        world.Server.Records.Writes().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_deployment_that_ECS_returned_itself_is_not_taken_back_twice()
    {
        await using var world = await RollbackWorld.StartAsync(["web"]);
        await world.DeployedAsync("web", 2);
        await world.DeployAsync("web", 3, Crash);
        await world.UntilCompleteAsync("web", 2);
        world.Server.Records.Clear();

        using var run = await world.RollBackAsync("web");

        run.Outputs["result"].ShouldBe("already-there", run.Log);
        run.Outputs["from-version"].ShouldBe("web:3");
        run.Log.ShouldContain("the platform has rolled web:3 back by itself");
        world.Server.Records.Writes().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_version_that_was_rolled_back_from_is_refused_unless_forced()
    {
        await using var world = await RollbackWorld.StartAsync(["web"]);
        await world.DeployedAsync("web", 2);
        using var first = await world.RollBackAsync("web");
        world.Server.Records.Clear();

        using var refused = await RollbackWorld.RollBackAsync(world.Run("web").Input("to", "web:2"));
        var writes = world.Server.Records.Writes().Count;
        using var forced = await RollbackWorld.RollBackAsync(world.Run("web").Input("to", "web:2").Input("force", "true"));

        refused.ExitCode.ShouldBe(2, refused.Log);
        refused.Outputs["result"].ShouldBe("refused");
        refused.Log.ShouldContain("web:2 was itself rolled back from");
        writes.ShouldBe(0);
        forced.Outputs["result"].ShouldBe("rolled-back", forced.Log);
        (await world.RevisionAsync("web")).ShouldBe("web:2");
    }

    [Fact]
    public async Task The_revision_asked_for_wins()
    {
        await using var world = await RollbackWorld.StartAsync(["web"]);
        await world.DeployedAsync("web", 2);
        await world.DeployedAsync("web", 3);

        using var run = await RollbackWorld.RollBackAsync(world.Run("web").Input("to", $"arn:aws:ecs:{world.Server.Region}:{world.Server.AccountId}:task-definition/web:1"));

        run.Outputs["result"].ShouldBe("rolled-back", run.Log);
        (await world.RevisionAsync("web")).ShouldBe("web:1");
    }

    [Fact]
    public async Task Nothing_to_go_back_to_is_told_with_what_was_looked_at()
    {
        await using var world = await RollbackWorld.StartAsync(["web"]);

        using var run = await world.RollBackAsync("web");

        run.ExitCode.ShouldBe(2, run.Log);
        run.Outputs["result"].ShouldBe("nothing-to-roll-back-to");
        run.Log.ShouldContain("UTC to web:1: it is the version to leave");
        run.Summary.ShouldContain("Nothing to roll back to");
        run.Summary.ShouldContain("**Next step:** Name a version with 'to', or mend the fault and deploy again.");
        run.Summary.ShouldContain("it is the version to leave");
        world.Server.Records.Writes().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_dry_run_prints_the_plan_and_only_reads()
    {
        await using var world = await RollbackWorld.StartAsync(["web"]);
        await world.DeployedAsync("web", 2);

        using var run = await RollbackWorld.RollBackAsync(world.Run("web").Input("dry-run", "true"));

        run.ExitCode.ShouldBe(0, run.Log);
        run.Outputs["result"].ShouldBe("planned");
        run.Outputs["fail-workflow"].ShouldBe("false");
        run.Log.ShouldContain("web: web:2 → web:1: the deployment of");
        run.Log.ShouldContain("task definition: web:1 is ACTIVE");
        world.Server.Records.Writes().ShouldBeEmpty();
    }

    [Fact]
    public async Task Three_services_go_back_in_reverse_and_one_that_fails_does_not_stop_the_others()
    {
        await using var world = await RollbackWorld.StartAsync(["web", "backend", "worker"]);
        foreach (var service in new[] { "web", "backend", "worker" })
            await world.DeployedAsync(service, 2);
        world.Server.Ecs.Disturb("backend", Crash with { Lines = ["no such column"] });

        using var run = await world.RollBackAsync("web", "backend", "worker");

        run.ExitCode.ShouldBe(1, run.Log);
        run.Outputs["result"].ShouldBe("rollback-failed");
        run.Outputs["failed-services"].ShouldBe("""["backend"]""");
        run.Outputs["to-version"].ShouldBe("web=web:1\nbackend=backend:1\nworker=worker:1");
        world.Server.Records.Calls("ecs:UpdateService").Select(call => call.Parameters!["service"]!.GetValue<string>()).ShouldBe(["worker", "backend", "web"]);
        (await world.RevisionAsync("web")).ShouldBe("web:1");
        (await world.RevisionAsync("worker")).ShouldBe("worker:1");
        run.Log.ShouldContain("    no such column");
        run.Summary.ShouldContain("❌ backend could not be rolled back");
        run.Summary.ShouldContain("| `backend` | **not back** |");
        run.Summary.ShouldContain("exited with code 1");
    }

    [Fact]
    public async Task A_service_that_works_at_somebody_elses_version_is_left_there()
    {
        await using var world = await RollbackWorld.StartAsync(["web"]);
        await world.DeployedAsync("web", 2);
        await world.DeployedAsync("web", 3);

        using var run = await RollbackWorld.RollBackAsync(world.Run("web").Input("from", """{"web":"web:2"}"""));

        run.ExitCode.ShouldBe(0, run.Log);
        run.Outputs["result"].ShouldBe("already-there");
        run.Outputs["to-version"].ShouldBe("web:3");
        world.Server.Records.Writes().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("fail", "is in progress, which is not the one to leave (web:2)")]
    [InlineData("wait", "It did not end within 3 s")]
    public async Task A_deployment_by_somebody_else_is_waited_for_or_refused(string busy, string said)
    {
        await using var world = await RollbackWorld.StartAsync(["web"]);
        await world.DeployedAsync("web", 2);
        await world.DeployAsync("web", 3, VirtualOutcome.StaysPending);
        world.Server.Records.Clear();

        using var run = await RollbackWorld.RollBackAsync(world.Run("web").Input("from", "web:2").Input("busy", busy).Input("busy-timeout", "3s"));

        run.ExitCode.ShouldBe(2, run.Log);
        run.Log.ShouldContain(said);
        world.Server.Records.Writes().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_revision_that_was_deregistered_is_refused_before_anything_is_written()
    {
        await using var world = await RollbackWorld.StartAsync(["web", "backend"]);
        await world.DeployedAsync("web", 2);
        await world.DeployedAsync("backend", 2);
        await world.CallAsync("DeregisterTaskDefinition", new JsonObject { ["taskDefinition"] = "web:1" });

        using var run = await world.RollBackAsync("web", "backend");

        run.ExitCode.ShouldBe(2, run.Log);
        run.Outputs["result"].ShouldBe("refused");
        run.Log.ShouldContain("web:1 is INACTIVE: it was deregistered and cannot be deployed again");
        world.Server.Records.Writes().ShouldBeEmpty();
    }

    [Fact]
    public async Task An_image_that_is_gone_is_refused_before_anything_is_written()
    {
        await using var world = await RollbackWorld.StartAsync(["web"]);
        await world.CallAsync("RegisterTaskDefinition", world.Definition("web", $"{world.Registry}/web:never-pushed"));
        await world.DeployedAsync("web", 3);

        using var run = await RollbackWorld.RollBackAsync(world.Run("web").Input("to", "web:2"));
        using var elsewhere = await RollbackWorld.RollBackAsync(world.Run("web").Input("to", "web:1").Input("dry-run", "true"));

        run.ExitCode.ShouldBe(2, run.Log);
        run.Outputs["result"].ShouldBe("refused");
        run.Log.ShouldContain("/web:never-pushed does not exist any more, so nothing would start");
        elsewhere.Log.ShouldContain("/web:1 exists");
        world.Server.Records.Writes().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_missing_cluster_is_refused_by_name()
    {
        await using var world = await RollbackWorld.StartAsync(["web"]);

        using var run = await RollbackWorld.RollBackAsync(world.Run("web").Input("cluster", "nowhere"));

        run.ExitCode.ShouldBe(2, run.Log);
        run.Log.ShouldContain("Input 'cluster': there is no cluster 'nowhere'.");
    }

    [Fact]
    public async Task A_missing_service_and_a_wrong_kind_are_refused_with_what_is_allowed()
    {
        await using var world = await RollbackWorld.StartAsync(["backend"]);

        using var missing = await world.RollBackAsync("bakend");
        using var kind = await RollbackWorld.RollBackAsync(world.Run("backend").Input("kind", "compose"));

        missing.ExitCode.ShouldBe(2, missing.Log);
        missing.Log.ShouldContain("Did you mean backend?");
        kind.ExitCode.ShouldBe(2, kind.Log);
        kind.Log.ShouldContain("Input 'kind': 'compose' is not allowed: expected one of ecs, lambda, apprunner, express.");
    }

    [Theory]
    [InlineData(FaultKind.Throttle, 50)]
    [InlineData(FaultKind.Error500, 30)]
    [InlineData(FaultKind.ResetBefore, 30)]
    [InlineData(FaultKind.ResetAfter, 30)]
    public async Task In_bad_weather_it_still_goes_back_from_what_is_deployed_and_from_what_is_being_deployed(FaultKind kind, int percent)
    {
        await using var world = await RollbackWorld.StartAsync(["web", "backend"]);
        await world.DeployedAsync("web", 2);
        await world.DeployAsync("backend", 2, VirtualOutcome.StaysPending);
        world.Fault(new FaultRule(kind) { Percent = percent });

        using var run = await world.RollBackAsync("web", "backend");

        run.Outputs["result"].ShouldBe("rolled-back", run.Log);
        (await world.RevisionAsync("web")).ShouldBe("web:1");
        (await world.RevisionAsync("backend")).ShouldBe("backend:1");
        world.Server.Records.ShouldBeClean();
    }

    [Theory]
    [InlineData("ListServiceDeployments")]
    [InlineData("UpdateService")]
    public async Task A_denied_call_names_the_missing_permission(string operation)
    {
        await using var world = await RollbackWorld.StartAsync(["web"]);
        await world.DeployedAsync("web", 2);
        world.Fault(new FaultRule(FaultKind.Deny) { Operation = operation });

        using var run = await world.RollBackAsync("web");

        run.ExitCode.ShouldBe(1, run.Log);
        run.Log.ShouldContain($"Allow ecs:{operation} to");
        (await world.RevisionAsync("web")).ShouldBe("web:2");
    }

    [Fact]
    public async Task A_cancelled_way_back_goes_on_and_the_next_run_follows_it_to_its_end()
    {
        await using var world = await RollbackWorld.StartAsync(["web"], options: RollbackWorld.Slow);
        await world.DeployedAsync("web", 2);
        using var cancelled = world.Run("web");
        var rollingBack = RollbackWorld.RollBackAsync(cancelled);
        await world.UntilAsync("web", service => service["taskDefinition"]!.GetValue<string>().EndsWith(":1", StringComparison.Ordinal));

        cancelled.Stop();
        await rollingBack;
        world.Server.Records.Clear();
        using var followed = await world.RollBackAsync("web");

        cancelled.ExitCode.ShouldBe(1, cancelled.Log);
        cancelled.Outputs["result"].ShouldBe("cancelled");
        cancelled.Log.ShouldContain("to web:1 goes on without this step");
        cancelled.Summary.ShouldContain("goes on without this step");
        followed.Outputs["result"].ShouldBe("rolled-back", followed.Log);
        followed.Outputs["from-version"].ShouldBe("web:2");
        (await world.RevisionAsync("web")).ShouldBe("web:1");
        world.Server.Records.Writes().ShouldBeEmpty();
    }

    [Fact]
    public async Task Services_that_a_cancelled_run_did_not_get_to_go_back_with_the_next_one()
    {
        await using var world = await RollbackWorld.StartAsync(["web", "backend"], options: RollbackWorld.Slow);
        await world.DeployedAsync("web", 2);
        await world.DeployedAsync("backend", 2);
        using var cancelled = world.Run("web", "backend");
        var rollingBack = RollbackWorld.RollBackAsync(cancelled);
        await world.UntilAsync("backend", service => service["taskDefinition"]!.GetValue<string>().EndsWith(":1", StringComparison.Ordinal));

        cancelled.Stop();
        await rollingBack;
        using var again = await world.RollBackAsync("web", "backend");

        cancelled.Log.ShouldContain("web: it was not touched.");
        again.Outputs["result"].ShouldBe("rolled-back", again.Log);
        (await world.RevisionAsync("web")).ShouldBe("web:1");
        (await world.RevisionAsync("backend")).ShouldBe("backend:1");
    }
}
