using LocalAws.Ecs.Images;

namespace Migrate.Tests;

/// <summary>SQL of migrations that run as tasks.</summary>
public sealed class TaskPlanTests
{
    private static readonly VirtualOutcome Ends = VirtualOutcome.Exits(0, TimeSpan.FromSeconds(1));

    [Fact]
    public async Task Dangerous_SQL_that_is_refused_starts_no_task()
    {
        await using var world = await MigrateWorld.StartAsync();
        await world.MigrationAsync(Ends);

        using var run = await MigrateWorld.MigrateAsync(world.Run().Write("a.sql", "DROP TABLE a;").Input("sql", "a.sql").Input("destructive", "refuse"));

        run.ExitCode.ShouldBe(1);
        run.Outputs["result"].ShouldBe("refused", run.Log);
        world.Started().ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_files_the_SQL_of_a_task_is_not_known()
    {
        await using var world = await MigrateWorld.StartAsync();
        await world.MigrationAsync(Ends);

        using var run = await MigrateWorld.MigrateAsync(world.Run().Input("tool", "alembic"));

        run.Outputs["expand-only"].ShouldBe("", run.Log);
        world.Started().Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_plan_is_made_in_a_task_and_lines_of_its_log_are_no_SQL()
    {
        await using var world = await MigrateWorld.StartAsync();
        await world.MigrationAsync(Ends with { Lines = ["INFO  [alembic.runtime.migration] Generating static SQL", "BEGIN;", "DROP TABLE a;", "COMMIT;"] });

        using var run = await MigrateWorld.MigrateAsync(world.Run().Input("mode", "plan").Input("plan-command", "alembic upgrade a:head --sql"));

        run.Outputs["result"].ShouldBe("planned", run.Log);
        run.Outputs["pending"].ShouldBe("1");
        run.Outputs["findings"].ShouldContain("drop-table");
        run.Outputs["findings"].ShouldNotContain("not-understood");
        world.Started().ShouldHaveSingleItem()["overrides"]!["containerOverrides"]![0]!["command"]!.ToJsonString().ShouldBe("""["alembic","upgrade","a:head","--sql"]""");
    }
}
