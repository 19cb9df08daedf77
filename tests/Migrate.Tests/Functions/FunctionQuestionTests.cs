namespace Migrate.Tests.Functions;

/// <summary>Modes <c>check</c> and <c>plan</c> ask the function with an event that makes it only look.</summary>
public sealed class FunctionQuestionTests
{
    [Theory]
    [InlineData("""{"answer":{"ok":true}}""", 0, "clean")]
    [InlineData("""{"answer":{"ok":false,"drift":true,"error":"users.nickname is in no migration"}}""", 1, "drift")]
    [InlineData("""{"answer":{"ok":false,"error":"no connection"}}""", 1, "error")]
    [InlineData("""{"error":"boom"}""", 1, "error")]
    [InlineData("""{"answer":{}}""", 1, "error")]
    public async Task Drift_is_told_from_a_check_that_could_not_be_made(string behaviour, int exitCode, string result)
    {
        await using var world = await FunctionsWorld.StartAsync(behaviour);

        using var run = await world.Run().Input("mode", "check").Input("payload", """{"only":"look"}""").MigrateAsync();

        run.ExitCode.ShouldBe(exitCode, run.Log);
        run.Outputs["result"].ShouldBe(result);
        (run.Outputs["comment"].Length > 0).ShouldBe(result == "drift");
    }

    [Theory]
    [InlineData("""{"answer":{"ok":true,"head":"0040","migrations":["0041","0042"]}}""", 0, "planned", "2")]
    [InlineData("""{"answer":{"ok":true,"head":"0042","migrations":[]}}""", 0, "unchanged", "0")]
    [InlineData("""{"answer":{"ok":true}}""", 1, "failed", "")]
    [InlineData("""{"answer":{"ok":false,"migrations":[]}}""", 1, "failed", "")]
    public async Task The_answer_lists_what_waits(string behaviour, int exitCode, string result, string pending)
    {
        await using var world = await FunctionsWorld.StartAsync(behaviour);

        using var run = await world.Run().Input("mode", "plan").Input("payload", """{"only":"look"}""").MigrateAsync();

        run.ExitCode.ShouldBe(exitCode, run.Log);
        run.Outputs["result"].ShouldBe(result);
        run.Outputs["pending"].ShouldBe(pending);
    }

    [Fact]
    public async Task Inputs_that_mean_nothing_to_a_function_are_refused_all_at_once()
    {
        await using var world = await FunctionsWorld.StartAsync("""{"answer":{"ok":true}}""");

        using var run = await world.Run().Input("function", "").Input("mode", "check").Input("command", "alembic upgrade head").Input("tool", "alembic").Input("on-cancel", "stop").Input("env", "A=b").MigrateAsync();
        using var back = await world.Run().Input("mode", "downgrade").Input("backup", "command").MigrateAsync();
        using var elsewhere = await LocalRun.Create().Input("payload", "{}").MigrateAsync();

        run.ExitCode.ShouldBe(2, run.Log);
        foreach (var name in new[] { "function", "payload", "command", "tool", "on-cancel", "env" })
            run.Log.ShouldContain($"Input '{name}':");
        back.Log.ShouldContain("Input 'mode': 'downgrade' is not allowed: a function can be asked to run, check or plan.");
        back.Log.ShouldContain("Input 'backup': 'command' is not allowed: a function makes no file of the workspace");
        elsewhere.Log.ShouldContain("Input 'payload': '{}' is not allowed: it belongs to 'run-in: lambda'.");
        world.Invocations.ShouldBeEmpty();
    }
}
