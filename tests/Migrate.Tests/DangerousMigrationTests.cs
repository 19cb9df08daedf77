using System.Text.Json.Nodes;

namespace Migrate.Tests;

/// <summary>Mode <c>run</c> looks at the SQL before anything runs.</summary>
public sealed class DangerousMigrationTests
{
    private const string Dangerous = "SET lock_timeout = '5s';\nALTER TABLE users\n  DROP COLUMN name;\n";
    private const string Harmless = "SET lock_timeout = '5s';\nALTER TABLE users ADD COLUMN name text;\n";

    [Fact]
    public async Task A_dangerous_statement_is_annotated_at_its_line_and_the_migration_goes_on()
    {
        using var run = await LocalRun.Create().Write("db/V2__drop.sql", Dangerous).Input("sql", "db/*.sql").MigrateAsync();

        run.ExitCode.ShouldBe(0, run.Log);
        run.HasMigrated().ShouldBeTrue();
        run.Outputs["result"].ShouldBe("migrated");
        run.Outputs["expand-only"].ShouldBe("false");
        run.Outputs["pending"].ShouldBe("1");
        run.Outputs["record"].ShouldBe("""{"migrationHead":null,"expandOnly":false}""");
        run.Log.ShouldContain("::warning file=db/V2__drop.sql,line=3,title=Dangerous migration%3A drop-column::");
        var finding = JsonNode.Parse(run.Outputs["findings"])!.AsArray().ShouldHaveSingleItem()!;
        finding.ToJsonString().ShouldBe("""{"rule":"drop-column","effect":"contract","source":"db/V2__drop.sql","file":true,"line":3,"statement":"ALTER TABLE users DROP COLUMN name","allowed":null}""");
        run.Summary.ShouldContain("`db/V2__drop.sql:3` | `drop-column`");
    }

    [Fact]
    public async Task It_is_refused_when_asked_for_and_nothing_is_migrated()
    {
        using var run = await LocalRun.Create().Write("db/V2__drop.sql", Dangerous).Input("sql", "db/V2__drop.sql").Input("destructive", "refuse").Input("pre-check", "touch checked").MigrateAsync();

        run.ExitCode.ShouldBe(1);
        run.Outputs["result"].ShouldBe("refused", run.Log);
        run.Outputs["reason"].ShouldBe("nothing was migrated: dangerous statements that no marker allows: 1 ('destructive: refuse')");
        run.Outputs["record"].ShouldBe("");
        run.Log.ShouldContain("::error file=db/V2__drop.sql,line=3,");
        run.HasMigrated().ShouldBeFalse();
        File.Exists(Path.Combine(run.Workspace, "checked")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_marker_lets_it_through_and_is_shown_but_the_old_code_still_breaks()
    {
        var allowed = Dangerous.Replace("ALTER", "-- migrate:allow drop-column nobody reads it since 1.4\nALTER");
        using var run = await LocalRun.Create().Write("a.sql", allowed).Input("sql", "a.sql").Input("destructive", "refuse").MigrateAsync();

        run.Outputs["result"].ShouldBe("migrated", run.Log);
        run.Outputs["expand-only"].ShouldBe("false");
        run.Log.ShouldContain("drop-column is allowed at a.sql:4: ALTER TABLE users DROP COLUMN name (nobody reads it since 1.4)");
        run.Log.ShouldNotContain("::warning");
        run.Summary.ShouldContain("Allowed: nobody reads it since 1.4");
    }

    [Fact]
    public async Task Nothing_dangerous_is_expand_only()
    {
        using var run = await LocalRun.Create().Write("plan.sql", Harmless).Input("plan-command", "cat plan.sql").Input("destructive", "refuse").MigrateAsync();

        run.Outputs["result"].ShouldBe("migrated", run.Log);
        run.Outputs["expand-only"].ShouldBe("true");
        run.Outputs["findings"].ShouldBe("[]");
        run.Outputs["record"].ShouldBe("""{"migrationHead":null,"expandOnly":true}""");
    }

    [Fact]
    public async Task Unseen_SQL_says_nothing_about_the_old_code()
    {
        using var run = await LocalRun.Create().MigrateAsync();

        run.Outputs["result"].ShouldBe("migrated", run.Log);
        run.Outputs["expand-only"].ShouldBe("");
        run.Outputs["pending"].ShouldBe("");
        run.Outputs["record"].ShouldBe("""{"migrationHead":null,"expandOnly":null}""");
    }

    [Fact]
    public async Task To_allow_is_to_list_without_annotations()
    {
        using var run = await LocalRun.Create().Write("a.sql", Dangerous).Input("sql", "a.sql").Input("destructive", "allow").MigrateAsync();

        run.ExitCode.ShouldBe(0, run.Log);
        run.Log.ShouldNotContain("::warning");
        run.Log.ShouldContain("drop-column at a.sql:3");
        run.Outputs["expand-only"].ShouldBe("false");
    }

    [Theory]
    [InlineData("warn", 0, "migrated")]
    [InlineData("refuse", 1, "failed")]
    public async Task A_plan_that_fails_is_told_and_ends_the_step_only_where_unseen_SQL_is_refused(string destructive, int exitCode, string result)
    {
        using var run = await LocalRun.Create().Input("plan-command", "false").Input("destructive", destructive).MigrateAsync();

        run.ExitCode.ShouldBe(exitCode, run.Log);
        run.Outputs["result"].ShouldBe(result);
        run.Outputs["expand-only"].ShouldBe("");
        run.HasMigrated().ShouldBe(exitCode == 0);
        run.Log.ShouldContain("the SQL of the migration was not looked at: 'false' ended with exit code 1");
    }

    [Fact]
    public async Task SQL_that_cannot_be_known_cannot_be_refused()
    {
        using var run = await LocalRun.Create().Input("destructive", "refuse").MigrateAsync();

        run.ExitCode.ShouldBe(2);
        run.Log.ShouldContain("Input 'destructive': 'refuse' is not allowed: the SQL is not known before it runs");
    }

    [Fact]
    public async Task Patterns_that_match_nothing_or_leave_the_workspace_are_errors()
    {
        using var nothing = await LocalRun.Create().Input("sql", "db/**/*.sql").MigrateAsync();
        using var outside = await LocalRun.Create().Input("sql", "../*.sql\n/etc/*.sql").MigrateAsync();

        nothing.ExitCode.ShouldBe(2, nothing.Log);
        nothing.Log.ShouldContain("no file of the workspace matches 'db/**/*.sql'");
        nothing.HasMigrated().ShouldBeFalse();
        outside.ExitCode.ShouldBe(2);
        outside.Log.ShouldContain("'../*.sql' is not allowed");
        outside.Log.ShouldContain("'/etc/*.sql' is not allowed");
    }

    [Fact]
    public async Task A_connection_with_a_lock_timeout_needs_none_in_the_SQL()
    {
        using var with = await LocalRun.Create().Write("a.sql", "ALTER TABLE t ADD COLUMN a int;").Input("sql", "a.sql").Input("env", "PGOPTIONS=-c lock_timeout=5s").MigrateAsync();
        using var without = await LocalRun.Create().Write("a.sql", "ALTER TABLE t ADD COLUMN a int;").Input("sql", "a.sql").MigrateAsync();

        with.Outputs["findings"].ShouldBe("[]", with.Log);
        without.Outputs["findings"].ShouldContain("no-lock-timeout");
        without.Outputs["expand-only"].ShouldBe("true");
    }
}
