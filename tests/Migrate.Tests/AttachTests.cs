using LocalAws.Ecs.Images;

namespace Migrate.Tests;

/// <summary>Tasks that another step started.</summary>
public sealed class AttachTests
{
    [Fact]
    public async Task Follows_a_task_to_its_end_with_all_its_lines()
    {
        await using var world = await MigrateWorld.StartAsync();
        await world.MigrationAsync(VirtualOutcome.Exits(4, TimeSpan.FromSeconds(15)) with { Lines = ["first line"] });
        var arn = await LeftAsync(world);

        using var run = await MigrateWorld.MigrateAsync(world.Run("attach").Input("mode", "attach").Input("task", arn));

        run.ExitCode.ShouldBe(1);
        run.Outputs["result"].ShouldBe("failed", run.Log);
        run.Outputs["exit-code"].ShouldBe("4");
        run.Log.ShouldContain("migrate | first line");
        world.Started().Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_task_that_is_not_there_is_said_so()
    {
        await using var world = await MigrateWorld.StartAsync();
        await world.MigrationAsync(VirtualOutcome.Runs);

        using var run = await MigrateWorld.MigrateAsync(world.Run().Input("mode", "attach").Input("task", "0123456789abcdef0123456789abcdef"));

        run.ExitCode.ShouldBe(2);
        run.Log.ShouldContain("there is no task '0123456789abcdef0123456789abcdef'");
    }

    [Fact]
    public async Task Says_who_holds_the_lock_and_stops_that_task_when_it_is_named()
    {
        await using var world = await MigrateWorld.StartAsync();
        await world.MigrationAsync(VirtualOutcome.Runs);
        using var free = await MigrateWorld.MigrateAsync(world.Run().Input("mode", "unlock"));
        var arn = await LeftAsync(world);

        using var shown = await MigrateWorld.MigrateAsync(world.Run().Input("mode", "unlock"));
        using var wrong = await MigrateWorld.MigrateAsync(world.Run().Input("mode", "unlock").Input("task", arn[..^1] + "x"));
        using var planned = await MigrateWorld.MigrateAsync(world.Run().Input("mode", "unlock").Input("task", arn).Input("dry-run", "true"));
        var stopsBefore = world.Server.Records.Count("ecs:StopTask");
        using var stopped = await MigrateWorld.MigrateAsync(world.Run().Input("mode", "unlock").Input("task", arn));

        free.Outputs["result"].ShouldBe("free", free.Log);
        shown.Outputs["result"].ShouldBe("held", shown.Log);
        shown.Log.ShouldContain(arn);
        wrong.ExitCode.ShouldBe(2);
        planned.Outputs["result"].ShouldBe("planned", planned.Log);
        stopsBefore.ShouldBe(0);
        stopped.Outputs["result"].ShouldBe("unlocked", stopped.Log);
        await world.UntilAsync(task => task["lastStatus"]!.GetValue<string>() == "STOPPED");
    }

    private static async Task<string> LeftAsync(MigrateWorld world)
    {
        using var left = world.Run();
        var running = MigrateWorld.MigrateAsync(left);
        await world.UntilAsync(task => task["lastStatus"]!.GetValue<string>() == "RUNNING");
        left.Stop();
        await running;
        return left.Outputs["task-arn"];
    }
}
