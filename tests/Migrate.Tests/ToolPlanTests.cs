using Actions.Toolkit;
using Migrate.Locking;
using Migrate.Planning;
using Testing;

namespace Migrate.Tests;

/// <summary>How each tool is asked for what would run.</summary>
public sealed class ToolPlanTests
{
    private readonly Dictionary<string, (int ExitCode, string[] Lines)> answers = [];

    [Fact]
    public async Task Alembic_is_asked_for_what_comes_after_the_head_of_the_database()
    {
        answers["alembic current"] = (0, ["1975ea83b712"]);
        answers["alembic upgrade 1975ea83b712:head --sql"] = (0, ["INFO  [alembic.runtime.migration] Running upgrade", "BEGIN;", "ALTER TABLE a RENAME TO b;", "COMMIT;"]);

        using var run = await PlanAsync("alembic");

        run.Outputs["result"].ShouldBe("planned", run.Log);
        run.Outputs["previous-head"].ShouldBe("1975ea83b712");
        run.Outputs["pending"].ShouldBe("1");
        run.Outputs["findings"].ShouldContain("rename-table");
        run.Outputs["findings"].ShouldNotContain("not-understood");
    }

    [Fact]
    public async Task A_database_without_migrations_gets_them_all()
    {
        answers["alembic current"] = (0, []);
        answers["alembic upgrade head --sql"] = (0, ["CREATE TABLE a (id int);", "CREATE INDEX i ON a (id);"]);

        using var run = await PlanAsync("alembic");

        run.Outputs["pending"].ShouldBe("2", run.Log);
        run.Outputs["expand-only"].ShouldBe("true");
    }

    [Theory]
    [InlineData(1, new string[0])]
    [InlineData(0, new[] { "1975ea83b712", "ae1027a6acf0" })]
    public async Task Without_one_head_of_the_database_Alembic_cannot_tell_what_is_new(int exitCode, string[] heads)
    {
        answers["alembic current"] = (exitCode, heads);

        using var run = await PlanAsync("alembic");

        run.ExitCode.ShouldBe(1);
        run.Outputs["result"].ShouldBe("failed", run.Log);
        run.Outputs["reason"].ShouldContain("so what would run is not known");
        run.Outputs["expand-only"].ShouldBe("");
    }

    [Fact]
    public async Task EF_Core_is_asked_for_what_comes_after_the_newest_applied_migration()
    {
        answers["dotnet ef migrations list --no-build --no-color"] = (0, ["20260101120000_First", "20260102120000_Second (Pending)"]);
        answers["dotnet ef migrations script --idempotent --no-build 20260101120000_First"] =
            (0, ["DO $EF$", "BEGIN", "IF NOT EXISTS(SELECT 1) THEN", "ALTER TABLE \"Users\" DROP COLUMN \"Name\";", "END IF;", "END $EF$;"]);

        using var run = await PlanAsync("ef-core");

        run.Outputs["result"].ShouldBe("planned", run.Log);
        run.Outputs["findings"].ShouldContain("drop-column");
    }

    [Fact]
    public async Task Django_is_asked_for_the_SQL_of_each_migration_that_waits()
    {
        answers["python manage.py showmigrations --plan"] = (0, ["[X]  shop.0001_initial", "[ ]  shop.0002_price", "[ ]  auth.0003_x"]);
        answers["python manage.py sqlmigrate shop 0002_price"] =
            (0, ["ALTER TABLE \"shop\" ADD COLUMN \"price\" integer DEFAULT 0 NOT NULL;", "ALTER TABLE \"shop\" ALTER COLUMN \"price\" DROP DEFAULT;"]);
        answers["python manage.py sqlmigrate auth 0003_x"] = (0, ["--", "-- Raw Python operation", "--", "-- THIS OPERATION CANNOT BE WRITTEN AS SQL"]);

        using var run = await PlanAsync("django");

        run.Outputs["result"].ShouldBe("planned", run.Log);
        run.Outputs["pending"].ShouldBe("2");
        run.Outputs["migrations"].ShouldBe("""["shop.0002_price","auth.0003_x"]""");
        run.Log.ShouldContain("title=Dangerous migration%3A drop-default::shop.0002_price:2");
        run.Log.ShouldContain("title=Dangerous migration%3A not-understood::auth.0003_x:4");
    }

    [Fact]
    public async Task SQL_of_which_one_part_is_missing_is_not_judged()
    {
        answers["python manage.py showmigrations --plan"] = (0, ["[ ]  shop.0001_initial"]);

        using var run = await PlanAsync("django");

        run.Outputs["result"].ShouldBe("failed", run.Log);
        run.Outputs["reason"].ShouldContain("the SQL of shop.0001_initial could not be had");
        run.Outputs["expand-only"].ShouldBe("");
    }

    [Fact]
    public async Task Before_a_migration_the_tool_is_asked_too_and_nothing_runs_when_it_is_refused()
    {
        answers["python manage.py showmigrations"] = (0, ["shop", " [X] 0001_initial", " [ ] 0002_drop"]);
        answers["python manage.py showmigrations --plan"] = (0, ["[ ]  shop.0002_drop"]);
        answers["python manage.py sqlmigrate shop 0002_drop"] = (0, ["DROP TABLE \"shop_order\" CASCADE;"]);

        using var run = await RunAsync(Tool("django").Input("destructive", "refuse"), (place, inputs, action) => new Migration(place, new NoLock(), backup: null, inputs, action).RunAsync());

        run.ExitCode.ShouldBe(1);
        run.Outputs["result"].ShouldBe("refused", run.Log);
        run.Outputs["previous-head"].ShouldBe("shop.0001_initial");
        run.Outputs["pending"].ShouldBe("1");
        run.Outputs["reason"].ShouldStartWith("nothing was migrated: ");
    }

    [Theory]
    [InlineData("django", "python manage.py showmigrations --plan", 0, "[X]  shop.0001_initial", "unchanged", "0")]
    [InlineData("flyway", "flyway info", 0, "| Versioned | 1 | first | SQL | 2026-01-01 | Success |\n| Versioned | 2 | price | SQL | | Pending |", "planned", "1")]
    [InlineData("flyway", "flyway info", 0, "| Versioned | 1 | first | SQL | 2026-01-01 | Success |", "unchanged", "0")]
    [InlineData("prisma", "npx prisma migrate status", 1, "Following migrations have not yet been applied:\n1_first\n2_second\n\nTo apply", "planned", "2")]
    [InlineData("prisma", "npx prisma migrate status", 0, "Database schema is up to date!", "unchanged", "0")]
    [InlineData("prisma", "npx prisma migrate status", 1, "Error: P1001: Can't reach database server", "failed", "")]
    public async Task Lists_are_counted(string tool, string command, int exitCode, string printed, string result, string pending)
    {
        answers[command] = (exitCode, printed.Split('\n'));

        using var run = await PlanAsync(tool);

        run.Outputs["result"].ShouldBe(result, run.Log);
        run.Outputs["pending"].ShouldBe(pending);
    }

    private static ActionRun Tool(string tool) => new ActionRun().Input("run-in", "local").Input("tool", tool);

    private Task<ActionRun> PlanAsync(string tool) => RunAsync(Tool(tool).Input("mode", "plan"), (place, inputs, action) => new PlanMode(place, inputs, action).RunAsync());

    private Task<ActionRun> RunAsync(ActionRun run, Func<ToldPlace, Inputs, ActionContext, Task<Reporting.MigrateOutcome>> act) => run.RunAsync("migrate", typeof(Inputs), async action =>
    {
        var outcome = await act(new ToldPlace(answers), action.Read(read => Inputs.From(read, action.Masks)), action);
        outcome.WriteTo(action.Outputs);
        return outcome.Succeeded;
    });
}
