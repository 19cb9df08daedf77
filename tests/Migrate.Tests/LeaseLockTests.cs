using System.Text;
using LocalAws.Ecs.Images;
using LocalAws.Faults;
using Migrate.Locking;
using Testing;

namespace Migrate.Tests;

/// <summary>A lock in S3 holds one migration at a time, wherever it runs, and is not left behind.</summary>
public sealed class LeaseLockTests : IDisposable
{
    private const string Bucket = "locks";
    private const string Key = "shop/migrate";
    private readonly string shared = Directory.CreateTempSubdirectory("lease-lock-").FullName;

    [Fact]
    public async Task The_second_waits_for_the_first_and_then_finds_nothing_to_do()
    {
        await using var world = await MigrateWorld.StartAsync();
        // Three seconds here are half a minute there: the lock is renewed meanwhile.
        Write("migrate.sh", "[ -s head ] && exit 0\nsleep 3\necho 'INFO  [alembic.runtime.migration] Running upgrade  -> 1975ea83b712, first'\necho '1975ea83b712 (head)' > head\n");
        Write("head", "");
        using var first = Alembic(world, "first");
        var running = MigrateWorld.MigrateAsync(first);
        await Moment.ComesAsync(() => Lock(world) is not null);

        using var second = await MigrateWorld.MigrateAsync(Alembic(world, "second"));
        await running;

        first.Outputs["result"].ShouldBe("migrated", first.Log);
        second.Outputs["result"].ShouldBe("unchanged", second.Log);
        second.Log.ShouldContain("The lock s3://locks/shop/migrate is held by https://github.com/acme/shop/actions/runs/1001/attempts/1, taken ");
        Lock(world).ShouldBeNull();
        world.Server.Records.ShouldBeClean();
    }

    [Fact]
    public async Task Tasks_of_two_runs_follow_one_another()
    {
        await using var world = await MigrateWorld.StartAsync();
        await world.MigrationAsync(VirtualOutcome.Exits(0, TimeSpan.FromSeconds(15)));

        var runs = await Task.WhenAll(Enumerable.Range(0, 2).Select(index => MigrateWorld.MigrateAsync(WithLock(world.Run($"step{index}")))));

        runs.ShouldAllBe(run => run.ExitCode == 0);
        await ShouldFollowOneAnotherAsync(world);
        Lock(world).ShouldBeNull();
        foreach (var run in runs)
            run.Dispose();
    }

    [Fact]
    public async Task A_lock_whose_run_was_killed_is_taken_over_when_its_lease_has_passed()
    {
        await using var world = await MigrateWorld.StartAsync(speed: 30);
        Leave(world, cluster: null);
        var begun = world.Now;

        using var run = await MigrateWorld.MigrateAsync(Touch(world));

        run.ExitCode.ShouldBe(0, run.Log);
        (world.Now - begun).ShouldBeGreaterThanOrEqualTo(Lease.Duration);
        run.Log.ShouldContain("was left behind and is taken over: it was held by https://github.com/acme/shop/actions/runs/7/attempts/2");
        Lock(world).ShouldBeNull();
    }

    [Fact]
    public async Task A_lock_is_not_taken_over_while_its_task_runs()
    {
        await using var world = await MigrateWorld.StartAsync();
        await world.MigrationAsync(VirtualOutcome.Exits(0, TimeSpan.FromSeconds(90)), VirtualOutcome.Exits(0, TimeSpan.FromSeconds(1)));
        using var killed = WithLock(world.Run("killed"));
        var running = MigrateWorld.MigrateAsync(killed);
        await world.UntilAsync(task => task["lastStatus"]!.GetValue<string>() == "RUNNING");
        killed.Stop();
        await running;
        Lock(world).ShouldNotBeNull();

        using var next = await MigrateWorld.MigrateAsync(WithLock(world.Run("next")));

        next.ExitCode.ShouldBe(0, next.Log);
        next.Log.ShouldContain("was left behind and is taken over");
        await ShouldFollowOneAnotherAsync(world);
        Lock(world).ShouldBeNull();
    }

    [Fact]
    public async Task A_lock_that_was_lost_is_noticed_and_told()
    {
        await using var world = await MigrateWorld.StartAsync();
        Write("migrate.sh", "touch begun\nuntil [ -e end ]; do sleep 0.1; done\n");
        using var run = Touch(world).Input("command", "sh migrate.sh");
        run.Variables["GITHUB_WORKSPACE"] = shared;
        var running = MigrateWorld.MigrateAsync(run);
        await Moment.ComesAsync(() => File.Exists(Path.Combine(shared, "begun")));

        Leave(world, cluster: null);
        await Moment.ComesAsync(() => run.Log.Contains("The lock was lost"));
        Write("end", "");
        await running;

        run.ExitCode.ShouldBe(1);
        run.Outputs["result"].ShouldBe("failed");
        run.Outputs["reason"].ShouldContain("the migration went through, but the lock was lost meanwhile: s3://locks/shop/migrate is held by https://github.com/acme/shop/actions/runs/7/attempts/2");
        LockHolder.Parse(Lock(world)!)!.Id.ShouldBe("dead");
    }

    [Theory]
    [InlineData(FaultKind.Error500)]
    [InlineData(FaultKind.Hang)]
    public async Task A_lock_that_cannot_be_renewed_is_lost_as_soon_as_another_migration_may_take_it(FaultKind trouble)
    {
        await using var world = await MigrateWorld.StartAsync();
        Write("migrate.sh", "touch begun\nuntil [ -e end ]; do sleep 0.1; done\n");
        using var run = Touch(world).Input("command", "sh migrate.sh");
        run.Variables["GITHUB_WORKSPACE"] = shared;
        var running = MigrateWorld.MigrateAsync(run);
        await Moment.ComesAsync(() => File.Exists(Path.Combine(shared, "begun")));

        world.Fault(new FaultRule(trouble) { Operation = "PutObject" });
        await Moment.ComesAsync(() => run.Log.Contains("The lock was lost"));
        var renewed = LockHolder.Parse(Lock(world)!)!.Renewed;
        var told = world.Now - renewed;
        Write("end", "");
        await running;

        told.ShouldBeGreaterThanOrEqualTo(Lease.Duration);
        run.ExitCode.ShouldBe(1);
        run.Outputs["reason"].ShouldContain("the lock was lost meanwhile: s3://locks/shop/migrate could not be renewed for 1 min 0 s");
    }

    [Fact]
    public async Task A_job_that_is_cancelled_releases_its_lock()
    {
        await using var world = await MigrateWorld.StartAsync(speed: 1);
        using var run = Touch(world).Input("command", "sleep 60");
        var running = MigrateWorld.MigrateAsync(run);
        await Moment.ComesAsync(() => run.Log.Contains("$ sleep 60"));
        run.Stop();
        await running;

        run.Outputs["result"].ShouldBe("cancelled", run.Log);
        Lock(world).ShouldBeNull();
    }

    [Theory]
    [InlineData(FaultKind.ResetAfter)]
    [InlineData(FaultKind.ResetBefore)]
    [InlineData(FaultKind.Throttle)]
    public async Task A_lock_whose_answer_was_lost_is_ones_own(FaultKind kind)
    {
        await using var world = await MigrateWorld.StartAsync();
        world.Fault(new FaultRule(kind) { Operation = "PutObject", Nth = 1 });

        using var run = await MigrateWorld.MigrateAsync(Touch(world).Input("lock-wait", "0"));

        run.ExitCode.ShouldBe(0, run.Log);
        world.Server.Records.Executed("s3:PutObject").ShouldBe(1);
        Lock(world).ShouldBeNull();
    }

    [Fact]
    public async Task Who_does_not_want_to_wait_is_told_who_holds_it_and_runs_nothing()
    {
        await using var world = await MigrateWorld.StartAsync();
        Leave(world, cluster: null);

        using var run = await MigrateWorld.MigrateAsync(Touch(world).Input("lock-wait", "0"));

        run.ExitCode.ShouldBe(1);
        run.Log.ShouldContain("The lock s3://locks/shop/migrate is held by https://github.com/acme/shop/actions/runs/7/attempts/2, taken 2 h");
        run.Log.ShouldContain("(input 'lock-wait')");
        run.HasMigrated().ShouldBeFalse();
        LockHolder.Parse(Lock(world)!)!.Id.ShouldBe("dead");
    }

    [Fact]
    public async Task Something_else_under_the_key_is_left_alone()
    {
        await using var world = await MigrateWorld.StartAsync();
        world.Server.Buckets.Put(Bucket, Key, Encoding.UTF8.GetBytes("""{"name": "shop"}"""));

        using var run = await MigrateWorld.MigrateAsync(Touch(world));

        run.ExitCode.ShouldBe(2, run.Log);
        run.Log.ShouldContain("is no lock of this action but something else");
        run.HasMigrated().ShouldBeFalse();
    }

    [Fact]
    public async Task A_dry_run_takes_no_lock()
    {
        await using var world = await MigrateWorld.StartAsync();

        using var run = await MigrateWorld.MigrateAsync(Touch(world).Input("dry-run", "true"));

        run.Outputs["result"].ShouldBe("planned", run.Log);
        world.Server.Records.Writes().ShouldBeEmpty();
    }

    [Fact]
    public async Task Unlock_shows_who_holds_it_and_removes_what_was_left_behind()
    {
        await using var world = await MigrateWorld.StartAsync();
        using var free = await MigrateWorld.MigrateAsync(Unlock(world));
        Leave(world, cluster: "prod");

        using var shown = await MigrateWorld.MigrateAsync(Unlock(world));
        using var wrong = await MigrateWorld.MigrateAsync(Unlock(world).Input("confirm", "other"));
        using var removed = await MigrateWorld.MigrateAsync(Unlock(world).Input("confirm", "dead"));

        free.Outputs["result"].ShouldBe("free", free.Log);
        shown.Outputs["result"].ShouldBe("held", shown.Log);
        shown.Log.ShouldContain("actions/runs/7/attempts/2, taken 2 h");
        shown.Log.ShouldContain("give 'confirm: dead'");
        wrong.ExitCode.ShouldBe(2, wrong.Log);
        removed.Outputs["result"].ShouldBe("unlocked", removed.Log);
        removed.Log.ShouldContain("Not renewed so far");
        Lock(world).ShouldBeNull();
    }

    [Fact]
    public async Task Unlock_as_a_dry_run_removes_nothing()
    {
        await using var world = await MigrateWorld.StartAsync();
        Leave(world, cluster: null);

        using var run = await MigrateWorld.MigrateAsync(Unlock(world).Input("confirm", "dead").Input("dry-run", "true"));

        run.Outputs["result"].ShouldBe("planned", run.Log);
        run.Log.ShouldContain("Would remove the lock s3://locks/shop/migrate");
        LockHolder.Parse(Lock(world)!)!.Id.ShouldBe("dead");
        world.Server.Records.Writes().ShouldBeEmpty();
    }

    [Fact]
    public async Task Unlock_does_not_remove_what_is_renewed()
    {
        await using var world = await MigrateWorld.StartAsync(speed: 30);
        Leave(world, cluster: null);
        using var unlock = Unlock(world).Input("confirm", "dead");
        var running = MigrateWorld.MigrateAsync(unlock);
        await Moment.ComesAsync(() => unlock.Log.Contains("Watching for"));
        Leave(world, cluster: null);
        await running;

        unlock.ExitCode.ShouldBe(1, unlock.Log);
        unlock.Log.ShouldContain("is not left behind");
        Lock(world).ShouldNotBeNull();
    }

    public void Dispose() => Directory.Delete(shared, recursive: true);

    private static ActionRun WithLock(ActionRun run) => run.Input("lock", $"s3://{Bucket}/{Key}");

    private static ActionRun Touch(MigrateWorld world) => WithLock(world.Run()).Input("run-in", "local").Input("command", "touch migrated");

    private static ActionRun Unlock(MigrateWorld world)
    {
        var run = WithLock(new ActionRun { Time = world.Clock }).Input("mode", "unlock");
        foreach (var (name, value) in world.Server.Environment)
            run.Variables[name] = value;
        return run;
    }

    private ActionRun Alembic(MigrateWorld world, string step)
    {
        var run = WithLock(world.Run(step)).Input("run-in", "local").Input("tool", "alembic").Input("command", "sh migrate.sh").Input("head-command", "cat head");
        run.Variables["GITHUB_WORKSPACE"] = shared;
        return run;
    }

    /// <summary>The lock of a run that was killed two hours after it had taken it.</summary>
    private static void Leave(MigrateWorld world, string? cluster) => world.Server.Buckets.Put(
        Bucket, Key, new LockHolder("dead", "https://github.com/acme/shop/actions/runs/7/attempts/2", world.Now.AddHours(-2), world.Now, cluster).ToBytes());

    private static byte[]? Lock(MigrateWorld world) => world.Server.Buckets.Find(Bucket)!.Find(Key)?.Content;

    private static async Task ShouldFollowOneAnotherAsync(MigrateWorld world)
    {
        var tasks = (await world.TasksAsync()).OrderBy(task => task["createdAt"]!.GetValue<double>()).ToList();
        tasks.Count.ShouldBe(2);
        tasks[1]["createdAt"]!.GetValue<double>().ShouldBeGreaterThanOrEqualTo(tasks[0]["stoppedAt"]!.GetValue<double>());
    }

    private void Write(string name, string content) => File.WriteAllText(Path.Combine(shared, name), content);
}
