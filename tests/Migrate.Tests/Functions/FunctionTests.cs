using System.Text.Json.Nodes;
using LocalAws.Faults;

namespace Migrate.Tests.Functions;

/// <summary>A function migrates: the whole action, over HTTP against the local Lambda.</summary>
public sealed class FunctionTests
{
    [Fact]
    public async Task The_answer_says_where_the_database_is_and_what_ran()
    {
        await using var world = await FunctionsWorld.StartAsync("""{"answer":{"ok":true,"head":"0042","previousHead":"0040","migrations":["0041 users","0042 orders"]},"log":["applying 0041","applying 0042"]}""");

        using var run = await world.Run().Input("payload", """{"target":"head"}""").MigrateAsync();

        run.ExitCode.ShouldBe(0, run.Log);
        run.Outputs["result"].ShouldBe("migrated");
        run.Outputs["previous-head"].ShouldBe("0040");
        run.Outputs["migration-head"].ShouldBe("0042");
        run.Outputs["migrations"].ShouldBe("""["0041 users","0042 orders"]""");
        JsonNode.Parse(run.Outputs["record"])!["migrationHead"]!.ToString().ShouldBe("0042");
        run.Log.ShouldContain("| applying 0042");
        run.Summary.ShouldContain("function shop-migrate:live");
        var invocation = world.Invocations.ShouldHaveSingleItem();
        invocation.Qualifier.ShouldBe("live");
        invocation.Event!["target"]!.ToString().ShouldBe("head");
        world.Server.Records.ShouldBeClean();
    }

    [Theory]
    [InlineData("""{"ok":true,"migrations":[]}""", "unchanged")]
    [InlineData("""{"ok":true,"head":"0042","previousHead":"0042"}""", "unchanged")]
    [InlineData("""{"ok":true,"head":"0042"}""", "migrated")]
    [InlineData("""{"ok":true}""", "migrated")]
    public async Task Whether_there_was_anything_to_do_is_what_the_answer_says(string answer, string result)
    {
        await using var world = await FunctionsWorld.StartAsync($$"""{"answer":{{answer}}}""");

        using var run = await world.MigrateAsync();

        run.ExitCode.ShouldBe(0, run.Log);
        run.Outputs["result"].ShouldBe(result);
    }

    [Theory]
    [InlineData("""{"answer":{"ok":false,"error":"column exists","head":"0041"},"log":["applying 0042"]}""", "failed", "says that it failed: column exists")]
    [InlineData("""{"error":"boom","log":["applying 0042"]}""", "failed", "ended with an error (Unhandled)")]
    [InlineData("""{"answer":{"done":1},"log":["applying 0042"]}""", "unknown", "it has no member 'ok'")]
    [InlineData("""{"answer":"fine","log":["applying 0042"]}""", "unknown", "it has no member 'ok'")]
    public async Task What_is_not_said_to_be_good_is_red_and_shows_the_end_of_the_log(string behaviour, string result, string reason)
    {
        await using var world = await FunctionsWorld.StartAsync(behaviour);

        using var run = await world.MigrateAsync();

        run.ExitCode.ShouldBe(1, run.Log);
        run.Outputs["result"].ShouldBe(result);
        run.Outputs["reason"].ShouldContain(reason);
        run.Outputs["record"].ShouldBe("");
        run.Log.ShouldContain("| applying 0042");
        run.Summary.ShouldContain("applying 0042");
        world.Invocations.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("json $.statusCode == 200", 0, "migrated")]
    [InlineData("json $.statusCode == 204", 1, "failed")]
    public async Task An_answer_of_another_form_is_judged_by_assertions(string expected, int exitCode, string result)
    {
        await using var world = await FunctionsWorld.StartAsync("""{"answer":{"statusCode":200,"head":"0042"}}""");

        using var run = await world.Run().Input("expect", expected).MigrateAsync();

        run.ExitCode.ShouldBe(exitCode, run.Log);
        run.Outputs["result"].ShouldBe(result);
        run.Outputs["migration-head"].ShouldBe("0042");
    }

    [Fact]
    public async Task Good_assertions_do_not_outdo_a_function_that_says_it_failed()
    {
        await using var world = await FunctionsWorld.StartAsync("""{"answer":{"ok":false,"statusCode":200}}""");

        using var run = await world.Run().Input("expect", "json $.statusCode == 200").MigrateAsync();

        run.Outputs["result"].ShouldBe("failed", run.Log);
    }

    [Fact]
    public async Task A_function_that_takes_longer_than_its_own_time_out_is_told_as_that()
    {
        await using var world = await FunctionsWorld.StartAsync("""{"answer":{"ok":true},"duration":"30s"}""", timeoutSeconds: 3);

        using var run = await world.MigrateAsync();

        run.ExitCode.ShouldBe(1, run.Log);
        run.Outputs["result"].ShouldBe("timeout");
        run.Outputs["reason"].ShouldContain("ran longer than its own time-out of 3 s");
    }

    [Theory]
    [InlineData(FaultKind.ResetAfter)]
    [InlineData(FaultKind.Error500)]
    public async Task An_answer_that_is_lost_leaves_it_unknown_and_nothing_is_invoked_again(FaultKind kind)
    {
        await using var world = await FunctionsWorld.StartAsync("""{"answer":{"ok":true}}""");
        world.Fault(new FaultRule(kind) { Operation = "Invoke" });

        using var run = await world.MigrateAsync();

        run.ExitCode.ShouldBe(1, run.Log);
        run.Outputs["result"].ShouldBe("unknown");
        run.Log.ShouldContain("Look at log group /aws/lambda/shop-migrate and at the database; it was not invoked again.");
        world.Server.Records.Count("lambda:Invoke").ShouldBe(1);
    }

    [Fact]
    public async Task A_job_that_is_cancelled_says_that_the_function_goes_on()
    {
        await using var world = await FunctionsWorld.StartAsync("""{"answer":{"ok":true},"duration":"20s"}""");
        using var run = world.Run();
        var migrating = run.MigrateAsync();
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (!world.Server.Logs.GroupExists($"/aws/lambda/{FunctionsWorld.Function}"))
            await Task.Delay(TimeSpan.FromMilliseconds(20), limit.Token);

        run.Stop();
        await migrating;

        run.ExitCode.ShouldBe(1, run.Log);
        run.Outputs["result"].ShouldBe("cancelled");
        run.Log.ShouldContain("Function shop-migrate:live goes on: nothing can stop it.");
    }

    [Fact]
    public async Task A_dry_run_invokes_nothing()
    {
        await using var world = await FunctionsWorld.StartAsync("""{"answer":{"ok":true}}""");

        using var run = await world.Run().Input("dry-run", "true").MigrateAsync();

        run.Outputs["result"].ShouldBe("planned", run.Log);
        run.Log.ShouldContain("Would run in function shop-migrate:live: its own command");
        world.Invocations.ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_a_good_backup_nothing_is_invoked()
    {
        await using var world = await FunctionsWorld.StartAsync("""{"answer":{"ok":true}}""");

        using var run = await world.Run().Input("backup", "rds-instance").Input("backup-of", "nobody-has-it").MigrateAsync();

        run.ExitCode.ShouldBe(1, run.Log);
        run.Outputs["reason"].ShouldContain("the backup failed, and nothing was migrated");
        world.Invocations.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_function_that_does_not_exist_is_named()
    {
        await using var world = await FunctionsWorld.StartAsync("""{"answer":{"ok":true}}""");

        using var run = await world.Run().Input("function-version", "9").MigrateAsync();

        run.ExitCode.ShouldBe(2, run.Log);
        run.Log.ShouldContain("there is no function shop-migrate:9.");
    }
}
