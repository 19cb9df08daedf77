using System.Text.Json.Nodes;
using Testing;

namespace Migrate.Tests.Real;

/// <summary>What would run, asked of real Alembic and Django: only what the database does not have yet, and what is dangerous in it.</summary>
public sealed class PlanTests(PostgresServer postgres) : IClassFixture<PostgresServer>
{
    [Fact]
    public async Task Alembic_shows_the_SQL_after_the_head_of_the_database()
    {
        PostgresServer.Need();
        var database = await WithFirstRevisionAsync();
        using var run = LocalRun.Of("alembic", database).Input("mode", "plan");
        new AlembicProject(run).Revision("bb02", "aa01", "op.drop_column('account', 'name')", "pass");

        await LocalRun.MigrateAsync(run);

        run.Outputs["result"].ShouldBe("planned", run.Log);
        run.Summary.ShouldContain("ALTER TABLE account DROP COLUMN name");
        run.Summary.ShouldNotContain("CREATE TABLE account");
        Rules(run).ShouldContain("drop-column");
        run.Outputs["expand-only"].ShouldBe("false");
        postgres.Query(database, "SELECT version_num FROM alembic_version").ShouldBe("aa01");
    }

    [Fact]
    public async Task A_dangerous_revision_of_Alembic_is_refused_before_it_runs()
    {
        PostgresServer.Need();
        var database = await WithFirstRevisionAsync();
        using var run = LocalRun.Of("alembic", database).Input("destructive", "refuse");
        new AlembicProject(run).Revision("bb02", "aa01", "op.drop_column('account', 'name')", "pass");

        await LocalRun.MigrateAsync(run);

        run.ExitCode.ShouldBe(1);
        run.Outputs["result"].ShouldBe("refused", run.Log);
        postgres.Query(database, "SELECT version_num FROM alembic_version").ShouldBe("aa01");
    }

    [Fact]
    public async Task A_harmless_revision_of_Alembic_only_expands_and_says_so_in_the_record()
    {
        PostgresServer.Need();
        var database = await WithFirstRevisionAsync();
        using var run = LocalRun.Of("alembic", database).Input("destructive", "refuse").Input("env", "PGOPTIONS=-c lock_timeout=5s");
        new AlembicProject(run).Revision("bb02", "aa01", "op.add_column('account', sa.Column('email', sa.String(80)))", "pass");

        await LocalRun.MigrateAsync(run);

        run.Outputs["result"].ShouldBe("migrated", run.Log);
        run.Outputs["expand-only"].ShouldBe("true", run.Log);
        run.Outputs["record"].ShouldBe("""{"migrationHead":"bb02","expandOnly":true}""");
    }

    [Fact]
    public async Task Django_shows_the_SQL_of_each_migration_that_waits()
    {
        PostgresServer.Need();
        var database = postgres.NewDatabase();
        using var first = LocalRun.Of("django", database);
        _ = new DjangoProject(first, database);
        await LocalRun.MigrateAsync(first);
        using var run = LocalRun.Of("django", database).Input("mode", "plan");
        new DjangoProject(run, database).Second("migrations.RemoveField('Item', 'name')");

        await LocalRun.MigrateAsync(run);

        run.Outputs["result"].ShouldBe("planned", run.Log);
        run.Outputs["migrations"].ShouldBe("""["shop.0002_second"]""");
        run.Outputs["pending"].ShouldBe("1");
        Rules(run).ShouldContain("drop-column");
    }

    private static IEnumerable<string> Rules(ActionRun run) => JsonNode.Parse(run.Outputs["findings"])!.AsArray().Select(finding => finding!["rule"]!.GetValue<string>());

    private async Task<string> WithFirstRevisionAsync()
    {
        var database = postgres.NewDatabase();
        using var first = LocalRun.Of("alembic", database);
        _ = new AlembicProject(first);
        await LocalRun.MigrateAsync(first);
        return database;
    }
}
