using Testing;

namespace Migrate.Tests;

/// <summary>Mode <c>plan</c> shows what would run and changes nothing.</summary>
public sealed class PlanTests
{
    private static ActionRun Plan() => LocalRun.Create().Input("mode", "plan");

    [Fact]
    public async Task What_the_command_prints_is_shown_and_looked_through()
    {
        using var run = await Plan().Write("plan.sql", "SET lock_timeout = 1;\nDROP TABLE a;\nSELECT '::error::no';\n").Input("plan-command", "cat plan.sql").MigrateAsync();

        run.ExitCode.ShouldBe(0, run.Log);
        run.Outputs["result"].ShouldBe("planned");
        run.Outputs["pending"].ShouldBe("2");
        run.Outputs["expand-only"].ShouldBe("false");
        run.Outputs["record"].ShouldBe("");
        run.HasMigrated().ShouldBeFalse();
        run.Log.ShouldContain("  | DROP TABLE a;");
        run.Log.ShouldContain("::warning title=Dangerous migration%3A drop-table::cat plan.sql:2: DROP TABLE a");
        run.Summary.ShouldContain("```sql\n-- cat plan.sql\nSET lock_timeout = 1;\nDROP TABLE a;");
        run.Summary.ShouldContain("`drop-table`");
    }

    [Fact]
    public async Task Files_are_shown_without_any_place_to_run_commands_in()
    {
        using var run = await new ActionRun().Input("mode", "plan").Input("sql", "db/**/*.sql")
            .Write("db/2/b.sql", "CREATE TABLE b (id int);\n").Write("db/1/a.sql", "CREATE TABLE a (id int);\n::error::no\n").MigrateAsync();

        run.ExitCode.ShouldBe(0, run.Log);
        run.Outputs["result"].ShouldBe("planned");
        run.Summary.ShouldContain("-- db/1/a.sql\nCREATE TABLE a (id int);\n::error::no\n-- db/2/b.sql\nCREATE TABLE b (id int);");
        run.Log.ShouldContain("::stop-commands::");
    }

    [Theory]
    [InlineData("warn", 0, "planned")]
    [InlineData("refuse", 1, "refused")]
    public async Task Dangerous_statements_fail_it_when_they_are_refused(string destructive, int exitCode, string result)
    {
        using var run = await Plan().Write("a.sql", "DROP TABLE a;").Input("sql", "a.sql").Input("destructive", destructive).MigrateAsync();

        run.ExitCode.ShouldBe(exitCode, run.Log);
        run.Outputs["result"].ShouldBe(result);
        run.Summary.ShouldContain("DROP TABLE a;");
    }

    [Fact]
    public async Task Empty_SQL_is_unchanged()
    {
        using var run = await Plan().Write("plan.sql", "BEGIN;\n\n-- nothing\nCOMMIT;\n").Input("plan-command", "cat plan.sql").MigrateAsync();

        run.Outputs["result"].ShouldBe("unchanged", run.Log);
        run.Outputs["pending"].ShouldBe("0");
        run.Outputs["expand-only"].ShouldBe("true");
    }

    [Fact]
    public async Task The_summary_shows_200_lines_of_it()
    {
        using var run = await Plan().Write("a.sql", string.Concat(Enumerable.Range(1, 300).Select(number => $"SELECT {number};\n"))).Input("sql", "a.sql").MigrateAsync();

        run.Summary.ShouldContain("SELECT 199;");
        run.Summary.ShouldNotContain("SELECT 200;");
        run.Summary.ShouldContain("and 101 more lines");
    }

    [Fact]
    public async Task A_command_that_fails_is_a_failure_with_its_last_lines()
    {
        using var run = await Plan().Input("plan-command", """["sh", "-c", "echo no such table; exit 3"]""").MigrateAsync();

        run.ExitCode.ShouldBe(1);
        run.Outputs["result"].ShouldBe("failed", run.Log);
        run.Outputs["reason"].ShouldEndWith("ended with exit code 3");
        run.Summary.ShouldContain("no such table");
    }
}
