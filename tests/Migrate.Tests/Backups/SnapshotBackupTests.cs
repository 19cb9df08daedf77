using System.Text.Json.Nodes;
using LocalAws.Faults;
using Testing;

namespace Migrate.Tests.Backups;

/// <summary>A snapshot in RDS, before a migration on this machine.</summary>
public sealed class SnapshotBackupTests
{
    private const string Name = "shop-aaaaaaaaaaaa-1001-1";

    [Theory]
    [InlineData("rds-instance", "CreateDBSnapshot", "snapshot")]
    [InlineData("rds-cluster", "CreateDBClusterSnapshot", "cluster-snapshot")]
    public async Task Is_waited_for_with_its_progress_before_anything_is_migrated(string kind, string operation, string resource)
    {
        await using var world = await WorldAsync();

        using var run = await MigrateWorld.MigrateAsync(Run(world, kind));

        run.ExitCode.ShouldBe(0, run.Log);
        run.Outputs["backup"].ShouldBe($"arn:aws:rds:{world.Server.Region}:{world.Server.AccountId}:{resource}:{Name}");
        run.Log.ShouldContain("creating, ");
        run.Log.IndexOf("available, 100 %", StringComparison.Ordinal).ShouldBeInRange(1, run.Log.IndexOf("$ touch migrated", StringComparison.Ordinal));
        var created = world.Server.Records.All.Where(record => record.Operation == operation).ShouldHaveSingleItem();
        created.Parameters!["Tags"]!.ToJsonString().ShouldBe(new JsonArray(
            Tag("suite:action", "migrate"), Tag("suite:run", "https://github.com/acme/shop/actions/runs/1001/attempts/1"), Tag("suite:version", new string('a', 40))).ToJsonString());
        world.Server.Records.ShouldBeClean();
    }

    [Fact]
    public async Task A_step_that_runs_again_in_the_same_attempt_finds_its_snapshot()
    {
        await using var world = await WorldAsync();

        using var first = await MigrateWorld.MigrateAsync(Run(world));
        using var again = await MigrateWorld.MigrateAsync(Run(world));

        again.Outputs["backup"].ShouldBe(first.Outputs["backup"]);
        again.Log.ShouldContain($"Snapshot {Name} was begun by this attempt before.");
        world.Server.Snapshots.All.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_call_whose_answer_is_lost_makes_one_snapshot()
    {
        await using var world = await WorldAsync();
        world.Fault(new FaultRule(FaultKind.ResetAfter) { Operation = "CreateDBSnapshot", Nth = 1 });

        using var run = await MigrateWorld.MigrateAsync(Run(world));

        run.ExitCode.ShouldBe(0, run.Log);
        world.Server.Snapshots.All.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_snapshot_that_fails_lets_nothing_be_migrated()
    {
        await using var world = await WorldAsync();
        world.Server.Snapshots.Fails = true;

        await RefusedAsync(Run(world), $"snapshot {Name} is failed");
    }

    [Fact]
    public async Task A_snapshot_that_takes_too_long_lets_nothing_be_migrated()
    {
        await using var world = await WorldAsync();
        world.Server.Snapshots.Duration = TimeSpan.FromDays(1);

        await RefusedAsync(Run(world).Input("backup-timeout", "20s"), $"snapshot {Name} was creating (0 %) after 20 s (input 'backup-timeout')");
    }

    [Fact]
    public async Task When_the_job_is_cancelled_the_snapshot_goes_on_and_nothing_is_migrated()
    {
        await using var world = await WorldAsync();
        world.Server.Snapshots.Duration = TimeSpan.FromDays(1);
        using var run = Run(world);

        var running = MigrateWorld.MigrateAsync(run);
        await Moment.ComesAsync(() => world.Server.Records.Count("rds:DescribeDBSnapshots") >= 2);
        run.Stop();
        await running;

        run.Outputs["result"].ShouldBe("cancelled", run.Log);
        run.Outputs["backup"].ShouldBeEmpty();
        File.Exists(Path.Combine(run.Workspace, "migrated")).ShouldBeFalse();
        run.Log.ShouldContain($"RDS goes on with snapshot {Name}. Nothing was migrated.");
    }

    [Fact]
    public async Task Too_many_snapshots_and_a_wrong_name_are_told_with_what_to_do()
    {
        await using var world = await WorldAsync();

        await RefusedAsync(Run(world).Input("backup-of", "shopp"), "DBInstanceNotFound: DBInstance shopp not found", "Check 'backup-of'");
        world.Server.Snapshots.Quota = 0;
        await RefusedAsync(Run(world), "SnapshotQuotaExceeded", "input 'backup-keep'");
    }

    [Fact]
    public async Task Only_older_snapshots_of_its_own_are_deleted()
    {
        await using var world = await WorldAsync();
        var store = world.Server.Snapshots;
        foreach (var day in (int[])[1, 2, 3])
            store.Add("DBInstance", $"own-{day}", "shop", [Tag("suite:action", "migrate")], DateTimeOffset.UnixEpoch.AddDays(day));
        store.Add("DBInstance", "by-hand", "shop", [Tag("suite:version", "abc")], DateTimeOffset.UnixEpoch);
        store.Add("DBInstance", "of-another", "blog", [Tag("suite:action", "migrate")], DateTimeOffset.UnixEpoch);

        using var run = await MigrateWorld.MigrateAsync(Run(world).Input("backup-keep", "2"));

        run.ExitCode.ShouldBe(0, run.Log);
        store.All.Select(snapshot => snapshot.Identifier).ShouldBe(["own-3", "by-hand", "of-another", Name], ignoreOrder: true);
    }

    private static async Task<MigrateWorld> WorldAsync()
    {
        var world = await MigrateWorld.StartAsync();
        world.Server.Snapshots.Databases.Add("shop");
        return world;
    }

    private static ActionRun Run(MigrateWorld world, string kind = "rds-instance") =>
        world.Run().Input("run-in", "local").Input("command", "touch migrated").Input("backup", kind).Input("backup-of", "shop");

    private static async Task RefusedAsync(ActionRun run, string reason, string nextStep = "")
    {
        using (run)
        {
            await MigrateWorld.MigrateAsync(run);

            run.ExitCode.ShouldBe(1, run.Log);
            run.Outputs["result"].ShouldBe("failed");
            run.Outputs["reason"].ShouldStartWith("the backup failed, and nothing was migrated: ");
            run.Outputs["reason"].ShouldContain(reason);
            run.Outputs["backup"].ShouldBeEmpty();
            run.Summary.ShouldContain(nextStep);
            File.Exists(Path.Combine(run.Workspace, "migrated")).ShouldBeFalse();
        }
    }

    private static JsonObject Tag(string key, string value) => new() { ["Key"] = key, ["Value"] = value };
}
