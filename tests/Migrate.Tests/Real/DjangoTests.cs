namespace Migrate.Tests.Real;

/// <summary>Real Django on a real PostgreSQL.</summary>
public sealed class DjangoTests(PostgresServer postgres) : IClassFixture<PostgresServer>
{
    [Fact]
    public async Task Migrates_and_says_where_each_app_is()
    {
        PostgresServer.Need();
        var database = postgres.NewDatabase();
        using var run = LocalRun.Of("django", database);
        new DjangoProject(run, database).Second("migrations.AddField('Item', 'price', models.IntegerField(null=True))");

        await LocalRun.MigrateAsync(run);

        run.Outputs["result"].ShouldBe("migrated", run.Log);
        run.Outputs["migrations"].ShouldBe("""["shop.0001_initial","shop.0002_second"]""");
        run.Outputs["migration-head"].ShouldBe("shop.0002_second");
        postgres.Query(database, "SELECT column_name FROM information_schema.columns WHERE table_name = 'shop_item' ORDER BY 1").ShouldBe("id\nname\nprice");
    }

    [Fact]
    public async Task Finds_nothing_to_do_the_second_time()
    {
        PostgresServer.Need();
        var database = postgres.NewDatabase();
        using var first = LocalRun.Of("django", database);
        _ = new DjangoProject(first, database);
        await LocalRun.MigrateAsync(first);
        using var second = LocalRun.Of("django", database);
        _ = new DjangoProject(second, database);

        await LocalRun.MigrateAsync(second);

        second.Outputs["result"].ShouldBe("unchanged", second.Log);
        second.Outputs["previous-head"].ShouldBe("shop.0001_initial");
    }

    [Fact]
    public async Task A_migration_that_fails_shows_why()
    {
        PostgresServer.Need();
        var database = postgres.NewDatabase();
        using var run = LocalRun.Of("django", database);
        new DjangoProject(run, database).Second("migrations.RunSQL('SELECT nothing')");

        await LocalRun.MigrateAsync(run);

        run.ExitCode.ShouldBe(1);
        run.Outputs["result"].ShouldBe("failed");
        run.Outputs["migrations"].ShouldBe("""["shop.0001_initial"]""");
        run.Summary.ShouldContain("column \"nothing\" does not exist");
    }

    [Fact]
    public async Task A_field_without_migration_is_drift_with_the_command_to_run()
    {
        PostgresServer.Need();
        var database = postgres.NewDatabase();
        using var run = LocalRun.Of("django", database).Input("mode", "check");
        new DjangoProject(run, database).Models("name = models.CharField(max_length=50)\nprice = models.IntegerField(null=True)");

        await LocalRun.MigrateAsync(run);

        run.Outputs["result"].ShouldBe("drift", run.Log);
        run.Outputs["comment"].ShouldContain("python manage.py makemigrations");
    }

    [Fact]
    public async Task Models_that_agree_are_clean()
    {
        PostgresServer.Need();
        var database = postgres.NewDatabase();
        using var run = LocalRun.Of("django", database).Input("mode", "check");
        _ = new DjangoProject(run, database);

        await LocalRun.MigrateAsync(run);

        run.Outputs["result"].ShouldBe("clean", run.Log);
    }
}
