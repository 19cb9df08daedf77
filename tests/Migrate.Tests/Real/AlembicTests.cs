namespace Migrate.Tests.Real;

/// <summary>Real Alembic on a real PostgreSQL.</summary>
public sealed class AlembicTests(PostgresServer postgres) : IClassFixture<PostgresServer>
{
    [Fact]
    public async Task Migrates_and_says_where_the_database_was_and_is()
    {
        PostgresServer.Need();
        var database = postgres.NewDatabase();
        using var run = LocalRun.Of("alembic", database);
        var project = new AlembicProject(run);
        project.Revision("bb02", "aa01", "op.add_column('account', sa.Column('email', sa.String(80)))", "op.drop_column('account', 'email')");

        await LocalRun.MigrateAsync(run);

        run.ExitCode.ShouldBe(0, run.Log);
        run.Outputs["result"].ShouldBe("migrated");
        run.Outputs["previous-head"].ShouldBe("");
        run.Outputs["migration-head"].ShouldBe("bb02");
        run.Outputs["migrations"].ShouldBe("""["aa01 change aa01","bb02 change bb02"]""");
        run.Log.Split('\n').Where(line => !line.StartsWith("::add-mask::", StringComparison.Ordinal)).ShouldAllBe(line => !line.Contains("p4ss"));
        postgres.Query(database, "SELECT column_name FROM information_schema.columns WHERE table_name = 'account' ORDER BY 1").ShouldBe("email\nid\nname");
    }

    [Fact]
    public async Task Finds_nothing_to_do_the_second_time()
    {
        PostgresServer.Need();
        var database = postgres.NewDatabase();
        using var first = LocalRun.Of("alembic", database);
        _ = new AlembicProject(first);
        await LocalRun.MigrateAsync(first);
        using var second = LocalRun.Of("alembic", database).Input("backup", "command").Input("backup-command", "sh -c 'echo a backup is made'").Input("backup-file", "copy.sql");
        _ = new AlembicProject(second);

        await LocalRun.MigrateAsync(second);

        second.Outputs["result"].ShouldBe("unchanged", second.Log);
        second.Outputs["previous-head"].ShouldBe("aa01");
        second.Outputs["migration-head"].ShouldBe("aa01");
        second.Summary.ShouldContain("➖ Nothing to migrate");
        second.Log.ShouldNotContain("a backup is made");
        second.Log.ShouldNotContain("$ alembic upgrade head\n");
    }

    [Fact]
    public async Task A_migration_that_fails_shows_the_error_of_the_database_and_leaves_it_where_it_was()
    {
        PostgresServer.Need();
        var database = postgres.NewDatabase();
        using var run = LocalRun.Of("alembic", database);
        new AlembicProject(run).Revision("bb02", "aa01", "op.drop_column('account', 'nothing')", "pass");

        await LocalRun.MigrateAsync(run);

        run.ExitCode.ShouldBe(1);
        run.Outputs["result"].ShouldBe("failed");
        run.Outputs["reason"].ShouldBe("'alembic upgrade head' ended with exit code 1");
        run.Summary.ShouldContain("column \"nothing\" of relation \"account\" does not exist");
        postgres.Query(database, "SELECT count(*) FROM information_schema.tables WHERE table_name = 'account'").ShouldBe("0");
    }

    [Fact]
    public async Task Of_two_at_once_one_waits_and_then_finds_nothing_to_do()
    {
        PostgresServer.Need();
        var database = postgres.NewDatabase();
        using var first = LocalRun.Of("alembic", database);
        new AlembicProject(first).Revision("bb02", "aa01", "time.sleep(3)", "pass");
        using var second = LocalRun.Of("alembic", database);
        new AlembicProject(second).Revision("bb02", "aa01", "time.sleep(3)", "pass");

        await Task.WhenAll(LocalRun.MigrateAsync(first), LocalRun.MigrateAsync(second));

        new[] { first.Outputs["result"], second.Outputs["result"] }.ShouldBe(["migrated", "unchanged"], ignoreOrder: true);
        (first.Log + second.Log).ShouldContain("runs: migrate acme/shop 1001/1, connected for 00:00:");
    }

    [Fact]
    public async Task One_that_is_killed_in_the_middle_leaves_the_database_as_it_was_and_the_lock_free()
    {
        PostgresServer.Need();
        var database = postgres.NewDatabase();
        using var killed = LocalRun.Of("alembic", database);
        new AlembicProject(killed).Revision("bb02", "aa01", "time.sleep(600)", "pass");
        var running = LocalRun.MigrateAsync(killed);
        await UntilAsync(() => killed.Log.Contains("-> bb02"));
        killed.Stop();
        await running;
        using var again = LocalRun.Of("alembic", database).Input("lock-wait", "0");
        _ = new AlembicProject(again);

        await LocalRun.MigrateAsync(again);

        killed.Outputs["result"].ShouldBe("cancelled", killed.Log);
        again.Outputs["result"].ShouldBe("migrated", again.Log);
        again.Outputs["previous-head"].ShouldBe("");
    }

    [Fact]
    public async Task A_check_before_that_fails_keeps_it_from_running()
    {
        PostgresServer.Need();
        var database = postgres.NewDatabase();
        using var run = LocalRun.Of("alembic", database).Input("pre-check", "sh -c 'echo not now; exit 3'");
        _ = new AlembicProject(run);

        await LocalRun.MigrateAsync(run);

        run.ExitCode.ShouldBe(1);
        run.Outputs["reason"].ShouldStartWith("the check before the migration failed, and nothing was migrated");
        postgres.Query(database, "SELECT count(*) FROM information_schema.tables WHERE table_name = 'account'").ShouldBe("0");
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!condition())
            await Task.Delay(TimeSpan.FromMilliseconds(50), limit.Token);
    }
}
