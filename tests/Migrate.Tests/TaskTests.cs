using LocalAws.Ecs.Images;
using LocalAws.Faults;

namespace Migrate.Tests;

/// <summary>A migration as a task of its own.</summary>
public sealed class TaskTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task Runs_the_command_in_the_network_of_the_service_and_shows_its_log()
    {
        await using var world = await MigrateWorld.StartAsync();
        await world.MigrationAsync(VirtualOutcome.Exits(0, Soon) with { Lines = ["INFO  [alembic.runtime.migration] Running upgrade  -> 1975ea83b712, create account", "::error::not a command"] });

        using var run = await MigrateWorld.MigrateAsync(world.Run().Input("tool", "alembic").Input("env", "STAGE=prod=1"));

        run.ExitCode.ShouldBe(0, run.Log);
        run.Outputs["result"].ShouldBe("migrated");
        run.Outputs["migration-head"].ShouldBe("1975ea83b712");
        run.Outputs["exit-codes"].ShouldBe("""{"migrate":0}""");
        run.Log.ShouldContain("migrate | INFO  [alembic.runtime.migration] Running upgrade  -> 1975ea83b712, create account");
        run.Log.ShouldContain("error::not a command");
        var started = world.Started().ShouldHaveSingleItem();
        started["networkConfiguration"]!["awsvpcConfiguration"]!["subnets"]!.ToJsonString().ShouldBe("""["subnet-a","subnet-b"]""");
        started["launchType"]!.GetValue<string>().ShouldBe("FARGATE");
        started["overrides"]!["containerOverrides"]![0]!["command"]!.ToJsonString().ShouldBe("""["alembic","upgrade","head"]""");
        (await world.TasksAsync()).ShouldHaveSingleItem()["overrides"]!["containerOverrides"]![0]!["environment"]!.ToJsonString().ShouldBe("""[{"name":"STAGE","value":"prod=1"}]""");
        world.Server.Records.ShouldBeClean();
    }

    [Fact]
    public async Task A_very_long_log_is_shown_whole_in_order_and_none_of_its_lines_is_obeyed()
    {
        await using var world = await MigrateWorld.StartAsync();
        var lines = Enumerable.Range(0, 50_000).Select(number => number % 1000 == 0 ? $"::error::line {number}" : $"line {number}").ToList();
        await world.MigrationAsync(VirtualOutcome.Exits(0, Soon) with { Lines = lines });

        using var run = await MigrateWorld.MigrateAsync(world.Run());

        run.Outputs["result"].ShouldBe("migrated");
        var shown = run.Log.Split('\n').Where(line => line.StartsWith("migrate | ", StringComparison.Ordinal)).ToList();
        shown.Select(line => int.Parse(line[(line.LastIndexOf(' ') + 1)..], System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(Enumerable.Range(0, 50_000));
        run.Log.Split('\n').ShouldNotContain(line => line.StartsWith("::error::line", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_failure_is_told_with_its_exit_code_and_its_last_lines()
    {
        await using var world = await MigrateWorld.StartAsync();
        await world.MigrationAsync(VirtualOutcome.Exits(1, Soon) with { Lines = ["relation \"users\" does not exist"] });

        using var run = await MigrateWorld.MigrateAsync(world.Run());

        run.ExitCode.ShouldBe(1);
        run.Outputs["result"].ShouldBe("failed");
        run.Outputs["exit-code"].ShouldBe("1");
        run.Outputs["stop-code"].ShouldBe("EssentialContainerExited");
        run.Outputs["reason"].ShouldContain("container 'migrate' exited with code 1: application error");
        run.Summary.ShouldContain("relation \"users\" does not exist");
    }

    [Fact]
    public async Task Memory_that_ran_out_is_called_so()
    {
        await using var world = await MigrateWorld.StartAsync();
        await world.MigrationAsync(VirtualOutcome.OutOfMemory(Soon));

        using var run = await MigrateWorld.MigrateAsync(world.Run());

        run.Outputs["reason"].ShouldContain("exited with code 137: killed: out of memory");
        run.Summary.ShouldContain("Raise 'memory'");
    }

    [Fact]
    public async Task An_image_that_cannot_be_pulled_never_starts()
    {
        await using var world = await MigrateWorld.StartAsync();
        await world.MigrationAsync(VirtualOutcome.NeverStarts("CannotPullContainerError: pull image manifest has been retried 5 time(s): not found"));

        using var run = await MigrateWorld.MigrateAsync(world.Run());

        run.Outputs["result"].ShouldBe("failed");
        run.Outputs["exit-code"].ShouldBe("");
        run.Outputs["reason"].ShouldContain("never started: CannotPullContainerError");
        run.Log.ShouldContain("Check repository and tag");
    }

    [Fact]
    public async Task A_sidecar_that_fails_is_a_failure_and_one_that_is_told_to_stop_is_not()
    {
        await using var world = await MigrateWorld.StartAsync();
        world.Server.Ecs.AddImage("shop/proxy", "1", VirtualOutcome.Runs, VirtualOutcome.Exits(3, TimeSpan.FromSeconds(1)));
        await world.MigrationAsync([world.Container("proxy", "shop/proxy:1")], VirtualOutcome.Exits(0, Soon));

        using var good = await MigrateWorld.MigrateAsync(world.Run().Input("container", "migrate"));
        using var bad = await MigrateWorld.MigrateAsync(world.Run("second").Input("container", "migrate"));

        good.Outputs["exit-codes"].ShouldBe("""{"migrate":0,"proxy":143}""");
        good.Outputs["result"].ShouldBe("migrated");
        bad.ExitCode.ShouldBe(1, bad.Log);
        bad.Outputs["reason"].ShouldContain("container 'proxy' exited with code 3");
    }

    [Fact]
    public async Task One_that_hangs_is_stopped_when_its_time_is_over()
    {
        await using var world = await MigrateWorld.StartAsync();
        await world.MigrationAsync(VirtualOutcome.Runs);

        using var run = await MigrateWorld.MigrateAsync(world.Run().Input("timeout", "10s"));

        run.ExitCode.ShouldBe(1);
        run.Outputs["result"].ShouldBe("timeout");
        run.Outputs["reason"].ShouldContain("longer than 10 s (input 'timeout')");
        (await world.TasksAsync()).ShouldHaveSingleItem()["lastStatus"]!.GetValue<string>().ShouldBe("STOPPED");
    }

    [Fact]
    public async Task One_that_never_runs_is_stopped_when_its_start_takes_too_long()
    {
        await using var world = await MigrateWorld.StartAsync();
        await world.MigrationAsync(VirtualOutcome.StaysPending);

        using var run = await MigrateWorld.MigrateAsync(world.Run().Input("start-timeout", "8s"));

        run.Outputs["result"].ShouldBe("timeout");
        run.Outputs["reason"].ShouldContain("still PENDING after 8 s (input 'start-timeout')");
    }

    [Fact]
    public async Task An_answer_that_is_lost_starts_no_second_task()
    {
        await using var world = await MigrateWorld.StartAsync();
        await world.MigrationAsync(VirtualOutcome.Exits(0, Soon));
        world.Fault(new FaultRule(FaultKind.ResetAfter) { Operation = "RunTask", Nth = 1 });

        using var run = await MigrateWorld.MigrateAsync(world.Run());

        run.Outputs["result"].ShouldBe("migrated", run.Log);
        (await world.TasksAsync()).Count.ShouldBe(1);
        world.Started().Count.ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task A_step_that_is_killed_and_run_again_follows_its_task()
    {
        await using var world = await MigrateWorld.StartAsync();
        await world.MigrationAsync(VirtualOutcome.Exits(0, TimeSpan.FromSeconds(20)));
        using var killed = world.Run();
        var running = MigrateWorld.MigrateAsync(killed);
        await world.UntilAsync(task => task["lastStatus"]!.GetValue<string>() == "RUNNING");
        killed.Stop();
        await running;

        using var again = await MigrateWorld.MigrateAsync(world.Run());

        killed.Outputs["result"].ShouldBe("cancelled", killed.Log);
        killed.Log.ShouldContain("goes on: a migration is not cut in half");
        again.Outputs["result"].ShouldBe("migrated", again.Log);
        again.Outputs["task-arn"].ShouldBe(killed.Outputs["task-arn"]);
        (await world.TasksAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_cancelled_step_stops_its_task_when_told_to()
    {
        await using var world = await MigrateWorld.StartAsync();
        await world.MigrationAsync(VirtualOutcome.Runs);
        using var run = world.Run().Input("on-cancel", "stop");
        var running = MigrateWorld.MigrateAsync(run);
        await world.UntilAsync(task => task["lastStatus"]!.GetValue<string>() == "RUNNING");

        run.Stop();
        await running;

        run.ExitCode.ShouldBe(1);
        await world.UntilAsync(task => task["stopCode"]?.GetValue<string>() == "UserInitiated");
    }

    [Fact]
    public async Task States_that_cannot_be_read_for_a_while_change_no_verdict()
    {
        await using var world = await MigrateWorld.StartAsync();
        await world.MigrationAsync(VirtualOutcome.Exits(0, Soon));
        world.Fault(new FaultRule(FaultKind.Error500) { Operation = "DescribeTasks", Percent = 60 });

        using var run = await MigrateWorld.MigrateAsync(world.Run());

        run.Outputs["result"].ShouldBe("migrated", run.Log);
    }

    [Fact]
    public async Task Another_image_is_registered_once()
    {
        await using var world = await MigrateWorld.StartAsync();
        await world.MigrationAsync(VirtualOutcome.Exits(0, Soon));
        world.Server.Ecs.AddImage("shop/migrate", "2", VirtualOutcome.Exits(0, Soon) with { Lines = ["second"] });

        using var first = await MigrateWorld.MigrateAsync(world.Run().Input("image", "shop/migrate:2"));
        using var second = await MigrateWorld.MigrateAsync(world.Run("second").Input("image", "shop/migrate:2"));

        first.Log.ShouldContain("Registered api-migrate:2 with image shop/migrate:2.");
        first.Log.ShouldContain("migrate | second");
        second.Log.ShouldNotContain("Registered");
        (await world.TasksAsync()).ShouldAllBe(task => task["taskDefinitionArn"]!.GetValue<string>().EndsWith("api-migrate:2"));
    }
}
