using LocalAws.Ecs.Images;

namespace Migrate.Tests;

/// <summary>Two runs never migrate at once.</summary>
public sealed class TaskLockTests
{
    private static readonly VirtualOutcome TakesLong = VirtualOutcome.Exits(0, TimeSpan.FromSeconds(15));

    [Fact]
    public async Task The_second_waits_for_the_first_and_says_whose_it_is()
    {
        await using var world = await MigrateWorld.StartAsync();
        await world.MigrationAsync(TakesLong);
        using var first = world.Run("first");
        var running = MigrateWorld.MigrateAsync(first);
        await world.UntilAsync(task => task["lastStatus"]!.GetValue<string>() == "RUNNING");

        using var second = await MigrateWorld.MigrateAsync(world.Run("second"));
        await running;

        second.ExitCode.ShouldBe(0, second.Log);
        second.Log.ShouldContain("Another migration runs: task arn:");
        second.Log.ShouldContain("by https://github.com/acme/shop/actions/runs/1001/attempts/1");
        var tasks = (await world.TasksAsync()).OrderBy(task => task["createdAt"]!.GetValue<double>()).ToList();
        tasks.Count.ShouldBe(2);
        tasks[1]["createdAt"]!.GetValue<double>().ShouldBeGreaterThanOrEqualTo(tasks[0]["stoppedAt"]!.GetValue<double>());
    }

    [Fact]
    public async Task Who_does_not_want_to_wait_is_told_at_once_and_starts_nothing()
    {
        await using var world = await MigrateWorld.StartAsync();
        await world.MigrationAsync(TakesLong);
        using var first = world.Run("first");
        var running = MigrateWorld.MigrateAsync(first);
        await world.UntilAsync(task => task["lastStatus"]!.GetValue<string>() == "RUNNING");

        using var second = await MigrateWorld.MigrateAsync(world.Run("second").Input("lock-wait", "0"));
        await running;

        second.ExitCode.ShouldBe(1);
        second.Log.ShouldContain("(input 'lock-wait')");
        (await world.TasksAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Of_many_at_once_one_migrates_at_a_time()
    {
        await using var world = await MigrateWorld.StartAsync();
        await world.MigrationAsync(VirtualOutcome.Exits(0, TimeSpan.FromSeconds(5)));

        var runs = await Task.WhenAll(Enumerable.Range(0, 4).Select(index => MigrateWorld.MigrateAsync(world.Run($"step{index}"))));

        runs.ShouldAllBe(run => run.ExitCode == 0);
        var ran = (await world.TasksAsync())
            .Where(task => task["startedAt"] is not null && task["stopCode"]!.GetValue<string>() == "EssentialContainerExited")
            .Select(task => (From: task["startedAt"]!.GetValue<double>(), To: task["executionStoppedAt"]!.GetValue<double>()))
            .OrderBy(time => time.From).ToList();
        ran.Count.ShouldBe(4);
        ran.Zip(ran.Skip(1)).ShouldAllBe(pair => pair.First.To <= pair.Second.From);
        foreach (var run in runs)
            run.Dispose();
    }
}
