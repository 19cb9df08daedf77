using Testing;

namespace Migrate.Tests.Real;

/// <summary>Up, down and up again, with real Alembic and Django on a real PostgreSQL.</summary>
public sealed class RoundTripTests(PostgresServer postgres) : IClassFixture<PostgresServer>
{
    [Fact]
    public async Task Migrations_that_undo_what_they_did_are_clean()
    {
        PostgresServer.Need();
        using var run = await AlembicAsync(postgres.NewDatabase(), "op.add_column('account', sa.Column('email', sa.String(80)))", "op.drop_column('account', 'email')");

        run.ExitCode.ShouldBe(0, run.Log);
        run.Outputs["result"].ShouldBe("clean");
        run.Outputs["migration-head"].ShouldBe("bb02");
        run.Log.ShouldContain("Down from bb02");
        run.Log.ShouldContain("Down from aa01");
    }

    [Fact]
    public async Task One_that_leaves_something_behind_is_shown_with_what()
    {
        PostgresServer.Need();
        using var run = await AlembicAsync(
            postgres.NewDatabase(),
            "op.execute(\"CREATE INDEX IF NOT EXISTS by_name ON account (name)\"); op.execute(\"CREATE TABLE IF NOT EXISTS extra (a integer)\"); op.execute(\"ALTER TABLE extra ADD COLUMN c\" + str(len(sa.inspect(op.get_bind()).get_columns('extra'))) + \" integer\")",
            "op.drop_index('by_name')");

        run.ExitCode.ShouldBe(1, run.Log);
        run.Outputs["result"].ShouldBe("drift", run.Log);
        run.Summary.ShouldContain("+ column public.extra.c2 integer");
        run.Outputs["comment"].ShouldBe("");
    }

    [Fact]
    public async Task One_that_cannot_go_back_is_named()
    {
        PostgresServer.Need();
        using var run = await AlembicAsync(postgres.NewDatabase(), "pass", "raise NotImplementedError('cannot go back')");

        run.Outputs["result"].ShouldBe("failed", run.Log);
        run.Outputs["reason"].ShouldContain("revision bb02 cannot go back");
        run.Summary.ShouldContain("NotImplementedError: cannot go back");
    }

    [Fact]
    public async Task Rows_are_not_thrown_away()
    {
        PostgresServer.Need();
        var database = postgres.NewDatabase();
        postgres.Query(database, "CREATE TABLE visitors AS SELECT 1 AS id");

        using var run = await AlembicAsync(database, "pass", "pass");

        run.ExitCode.ShouldBe(2);
        run.Log.ShouldContain("Table public.visitors");
        postgres.Query(database, "SELECT count(*) FROM information_schema.tables WHERE table_schema = 'public'").ShouldBe("1");
    }

    [Theory]
    [InlineData("postgresql://app:x@db.production.example.com/shop", "holds 'production'")]
    [InlineData("postgresql://app:x@127.0.0.1:1/shop_prod", "holds 'prod'")]
    public async Task A_database_that_is_needed_is_refused_by_its_name(string database, string said)
    {
        using var run = LocalRun.Of("alembic", database).Input("mode", "round-trip").Input("database-disposable", "true");

        await LocalRun.MigrateAsync(run);

        run.ExitCode.ShouldBe(2);
        run.Log.ShouldContain(said);
    }

    [Fact]
    public async Task Nothing_happens_without_the_word_that_it_may_be_thrown_away()
    {
        using var run = LocalRun.Of("alembic", "postgresql://app:x@127.0.0.1:1/shop").Input("mode", "round-trip");

        await LocalRun.MigrateAsync(run);

        run.ExitCode.ShouldBe(2);
        run.Log.ShouldContain("Input 'database-disposable'");
    }

    [Fact]
    public async Task Django_goes_back_to_a_migration_of_an_app()
    {
        PostgresServer.Need();
        var database = postgres.NewDatabase();
        using var run = LocalRun.Of("django", database).Input("mode", "round-trip").Input("database-disposable", "true").Input("base-revision", "shop.zero");
        new DjangoProject(run, database).Second("migrations.AddField('Item', 'price', models.IntegerField(null=True))");

        await LocalRun.MigrateAsync(run);

        run.Outputs["result"].ShouldBe("clean", run.Log);
    }

    [Fact]
    public async Task A_downgrade_needs_the_revision_twice()
    {
        PostgresServer.Need();
        var database = postgres.NewDatabase();
        using var first = LocalRun.Of("alembic", database);
        new AlembicProject(first).Revision("bb02", "aa01", "pass", "pass");
        await LocalRun.MigrateAsync(first);
        using var refused = Down(database).Input("confirm", "aa02");
        using var done = Down(database).Input("confirm", "aa01");

        await LocalRun.MigrateAsync(refused);
        await LocalRun.MigrateAsync(done);

        refused.ExitCode.ShouldBe(2);
        refused.Log.ShouldContain("Input 'confirm': 'aa02' is not allowed");
        done.Outputs["result"].ShouldBe("migrated", done.Log);
        (done.Outputs["previous-head"], done.Outputs["migration-head"]).ShouldBe(("bb02", "aa01"));
    }

    private static ActionRun Down(string database)
    {
        var run = LocalRun.Of("alembic", database).Input("mode", "downgrade").Input("to", "aa01").Input("backup", "none");
        new AlembicProject(run).Revision("bb02", "aa01", "pass", "pass");
        return run;
    }

    private static async Task<ActionRun> AlembicAsync(string database, string upgrade, string downgrade)
    {
        var run = LocalRun.Of("alembic", database).Input("mode", "round-trip").Input("database-disposable", "true");
        new AlembicProject(run).Revision("bb02", "aa01", upgrade, downgrade);
        return await LocalRun.MigrateAsync(run);
    }
}
