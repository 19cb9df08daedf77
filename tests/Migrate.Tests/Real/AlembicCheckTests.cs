namespace Migrate.Tests.Real;

/// <summary>Mode check with real Alembic: drift is one thing, a tool or a database that fails another.</summary>
public sealed class AlembicCheckTests(PostgresServer postgres) : IClassFixture<PostgresServer>
{
    private const string Check = "python check.py";

    [Fact]
    public async Task Models_that_agree_are_clean()
    {
        PostgresServer.Need();
        using var run = await CheckAsync(_ => { });

        run.ExitCode.ShouldBe(0, run.Log);
        run.Outputs["result"].ShouldBe("clean");
    }

    [Fact]
    public async Task A_column_without_migration_is_drift_with_the_command_to_run()
    {
        PostgresServer.Need();
        using var run = await CheckAsync(project => project.Models("Column('id', Integer, primary_key=True), Column('name', String(50)), Column('email', String(80))"));

        run.ExitCode.ShouldBe(1);
        run.Outputs["result"].ShouldBe("drift");
        run.Outputs["comment"].ShouldContain("add_column");
        run.Outputs["comment"].ShouldContain("alembic revision --autogenerate");
        run.Summary.ShouldContain("Models and migrations differ");
    }

    [Fact]
    public async Task Two_newest_migrations_are_drift_too()
    {
        PostgresServer.Need();
        using var run = await CheckAsync(project =>
        {
            project.Revision("bb02", "aa01", "pass", "pass");
            project.Revision("cc03", "aa01", "pass", "pass");
        });

        run.Outputs["result"].ShouldBe("drift", run.Log);
        run.Outputs["reason"].ShouldContain("2 newest migrations: bb02, cc03");
        run.Outputs["comment"].ShouldContain("alembic merge heads");
    }

    [Fact]
    public async Task Migrations_that_wait_are_not_drift()
    {
        PostgresServer.Need();
        using var run = await CheckAsync(project => project.Revision("bb02", "aa01", "pass", "pass"));

        run.Outputs["result"].ShouldBe("error", run.Log);
        run.Outputs["reason"].ShouldContain("has not all migrations of the code");
        run.Outputs["comment"].ShouldBe("");
    }

    [Fact]
    public async Task A_database_that_is_not_there_is_not_drift()
    {
        PostgresServer.Need();
        using var run = LocalRun.Of("alembic", "postgresql://app:secret@127.0.0.1:1/shop").Input("mode", "check").Input("check-command", Check);
        _ = new AlembicProject(run);

        await LocalRun.MigrateAsync(run);

        run.Outputs["result"].ShouldBe("database", run.Log);
    }

    [Fact]
    public async Task A_tool_that_fails_is_not_drift()
    {
        PostgresServer.Need();
        using var run = LocalRun.Of("alembic", postgres.NewDatabase()).Input("mode", "check").Input("check-command", Check);
        new AlembicProject(run).Models("Nonsense(");

        await LocalRun.MigrateAsync(run);

        run.Outputs["result"].ShouldBe("error", run.Log);
        run.Outputs["comment"].ShouldBe("");
    }

    [Fact]
    public async Task An_Alembic_without_check_says_what_it_needs()
    {
        PostgresServer.Need();
        using var run = LocalRun.Of("alembic", postgres.NewDatabase()).Input("mode", "check").Input("check-command", "python -c \"import sys; sys.exit(\\\"alembic: error: invalid choice: 'check'\\\")\"");
        _ = new AlembicProject(run);

        await LocalRun.MigrateAsync(run);

        run.Outputs["result"].ShouldBe("error", run.Log);
        run.Log.ShouldContain("Alembic 1.9");
    }

    // The database has the first revision; what a test changes comes after.
    private async Task<Testing.ActionRun> CheckAsync(Action<AlembicProject> change)
    {
        var database = postgres.NewDatabase();
        using var first = LocalRun.Of("alembic", database);
        _ = new AlembicProject(first);
        await LocalRun.MigrateAsync(first);
        var run = LocalRun.Of("alembic", database).Input("mode", "check").Input("check-command", Check);
        change(new AlembicProject(run));
        return await LocalRun.MigrateAsync(run);
    }
}
