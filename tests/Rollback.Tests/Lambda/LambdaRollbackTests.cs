using System.Text.Json.Nodes;
using LocalAws.Faults;
using LocalAws.Lambda;

namespace Rollback.Tests;

/// <summary>Aliases of functions go back: the whole action, over HTTP against the local AWS.</summary>
public sealed class LambdaRollbackTests
{
    [Fact]
    public async Task The_alias_goes_back_to_the_newest_record_that_ended_with_success()
    {
        await using var world = await DeployedAsync("api");
        await world.RecordAsync(FunctionsWorld.Record(1, "api", 1, "success"), FunctionsWorld.Record(2, "api", 2, "failure"), FunctionsWorld.Record(3, "api", 3, "success"));

        using var run = await FunctionsWorld.RollBackAsync(world.Run("api").Input("reason", "checkout is broken"));

        run.ExitCode.ShouldBe(0, run.Log);
        (await world.RouteAsync()).ShouldBe("1");
        run.Outputs["result"].ShouldBe("rolled-back");
        run.Outputs["from-version"].ShouldBe("3");
        run.Outputs["to-version"].ShouldBe("1");
        run.Log.ShouldContain("api: alias 'live' is sent from 3 to 1");
        var made = world.GitHub!.Deployments[^1];
        made.States.ShouldBe(["in_progress", "success"]);
        JsonNode.DeepEquals(JsonNode.Parse(made.Payload), JsonNode.Parse("""
            {"service":"api","kind":"lambda","version":"1.1.0","imageDigest":null,"lambdaVersion":"1","migrationHead":null,"previous":"3","run":"1001/1","reason":"checkout is broken"}
            """)).ShouldBeTrue(made.Payload);
        world.GitHub.Deployments[2].States[^1].ShouldBe("failure");
        world.Server.Records.ShouldBeClean();
    }

    [Fact]
    public async Task Three_calls_take_it_back_once_the_plan_is_made()
    {
        await using var world = await DeployedAsync("api");

        using var run = await FunctionsWorld.RollBackAsync(world.Run("api").Input("to", "2").Input("test-event", "{}").Input("test-expect", "json $.version == 2"));

        run.ExitCode.ShouldBe(0, run.Log);
        world.Server.Records.All.Select(record => record.Operation).ShouldBe(["GetCallerIdentity", "GetAlias", "GetFunction", "UpdateAlias", "GetAlias", "Invoke"]);
        world.Server.Lambda.Invocations[^1].Version.ShouldBe("2");
        run.Summary.ShouldContain("answers the test event");
    }

    [Fact]
    public async Task Without_a_record_nothing_is_chosen_and_the_versions_are_listed()
    {
        await using var world = await DeployedAsync("api");

        using var run = await world.RollBackAsync("api");

        run.ExitCode.ShouldBe(2, run.Log);
        run.Outputs["result"].ShouldBe("nothing-to-roll-back-to");
        run.Log.ShouldContain("Lambda keeps no history of an alias");
        run.Log.ShouldContain(", alias live, \"1.3.0\"");
        run.Log.ShouldContain(", \"1.2.0\"");
        run.Summary.ShouldContain("versions that 'to' could name");
        world.Server.Records.Writes().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_recorded_version_can_be_asked_for_by_its_name()
    {
        await using var world = await DeployedAsync("api");
        await world.RecordAsync(FunctionsWorld.Record(1, "api", 1, "success"), FunctionsWorld.Record(2, "api", 2, "success"));

        using var unknown = await FunctionsWorld.RollBackAsync(world.Run("api").Input("to", "v9"));
        using var run = await FunctionsWorld.RollBackAsync(world.Run("api").Input("to", "1.1.0"));

        unknown.ExitCode.ShouldBe(2, unknown.Log);
        unknown.Log.ShouldContain("The records name 1.2.0, 1.1.0.");
        run.Outputs["to-version"].ShouldBe("1", run.Log);
        (await world.RouteAsync()).ShouldBe("1");
    }

    [Fact]
    public async Task One_of_three_that_fails_does_not_stop_the_others()
    {
        await using var world = await DeployedAsync("api", "mails", "orders");
        world.Fault(new FaultRule(FaultKind.Deny) { Operation = "UpdateAlias", Nth = 2 });

        using var run = await FunctionsWorld.RollBackAsync(world.Run("api", "mails", "orders").Input("to", "api=1\nmails=1\norders=1"));

        run.ExitCode.ShouldBe(1, run.Log);
        run.Outputs["result"].ShouldBe("rollback-failed");
        run.Outputs["failed-services"].ShouldBe("""["mails"]""");
        run.Log.ShouldContain("Allow lambda:UpdateAlias to");
        (await world.RouteAsync("api")).ShouldBe("1");
        (await world.RouteAsync("mails")).ShouldBe("3");
        (await world.RouteAsync("orders")).ShouldBe("1");
        run.Summary.ShouldContain("mails could not be rolled back");
    }

    [Fact]
    public async Task A_second_run_does_not_undo_the_first()
    {
        await using var world = await DeployedAsync("api");
        await world.RecordAsync(FunctionsWorld.Record(1, "api", 1, "success"), FunctionsWorld.Record(2, "api", 2, "success"), FunctionsWorld.Record(3, "api", 3, "success"));
        using var first = await world.RollBackAsync("api");
        world.Server.Records.Clear();

        using var second = await world.RollBackAsync("api");

        first.Outputs["to-version"].ShouldBe("2", first.Log);
        second.Outputs["result"].ShouldBe("already-there", second.Log);
        second.ExitCode.ShouldBe(0);
        world.Server.Records.Writes().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_deployment_that_was_taken_back_by_whoever_made_it_is_not_gone_behind()
    {
        await using var world = await DeployedAsync("api");
        await world.MoveAsync("api", 2);
        world.Server.Records.Clear();
        await world.RecordAsync(FunctionsWorld.Record(1, "api", 1, "success"), FunctionsWorld.Record(2, "api", 2, "success"), FunctionsWorld.Record(3, "api", 3, "failure"));

        using var run = await world.RollBackAsync("api");

        run.Outputs["result"].ShouldBe("already-there", run.Log);
        run.Log.ShouldContain("it is at the last version that did; 'to' goes further back");
        world.Server.Records.Writes().ShouldBeEmpty();
    }

    [Theory]
    [InlineData(FaultKind.Throttle, 50)]
    [InlineData(FaultKind.Error500, 30)]
    [InlineData(FaultKind.ResetBefore, 30)]
    [InlineData(FaultKind.ResetAfter, 30)]
    public async Task In_bad_weather_it_still_goes_back(FaultKind kind, int percent)
    {
        await using var world = await DeployedAsync("api", "mails");
        world.Fault(new FaultRule(kind) { Percent = percent });

        using var run = await FunctionsWorld.RollBackAsync(world.Run("api", "mails").Input("to", "api=1\nmails=2"));

        run.Outputs["result"].ShouldBe("rolled-back", run.Log);
        (await world.RouteAsync("api")).ShouldBe("1");
        (await world.RouteAsync("mails")).ShouldBe("2");
        world.Server.Records.ShouldBeClean();
    }

    [Fact]
    public async Task An_alias_that_cannot_be_read_back_leaves_it_unknown()
    {
        await using var world = await DeployedAsync("api");
        world.Fault(new FaultRule(FaultKind.Deny) { Operation = "GetAlias", Nth = 2 });

        using var run = await FunctionsWorld.RollBackAsync(world.Run("api").Input("to", "1"));

        run.ExitCode.ShouldBe(1, run.Log);
        run.Outputs["result"].ShouldBe("unknown");
        run.Outputs["reason"].ShouldContain("was sent to version 1 and could not be read again");
    }

    [Fact]
    public async Task A_cancelled_run_leaves_whole_versions_and_the_next_one_finishes_it()
    {
        await using var world = await DeployedAsync("api", "mails", "orders");
        world.Fault(new FaultRule(FaultKind.Hang) { Operation = "UpdateAlias", Nth = 2 });
        using var cancelled = world.Run("api", "mails", "orders").Input("to", "api=1\nmails=1\norders=1");
        var rollingBack = FunctionsWorld.RollBackAsync(cancelled);
        // Three looks, and orders read back: the next call is the one that hangs.
        await FunctionsWorld.UntilAsync(() => Task.FromResult(world.Server.Records.Count("lambda:GetAlias") == 4));

        cancelled.Stop();
        await rollingBack;
        var untouched = await world.RouteAsync("api");
        using var again = await FunctionsWorld.RollBackAsync(world.Run("api", "mails", "orders").Input("to", "api=1\nmails=1\norders=1"));

        cancelled.ExitCode.ShouldBe(1, cancelled.Log);
        cancelled.Outputs["result"].ShouldBe("cancelled");
        cancelled.Log.ShouldMatch("mails: (alias 'live' was being sent to version 1; look at it, or run this step again|it was not touched)");
        cancelled.Log.ShouldContain("orders: rolled back, 3 → 1");
        cancelled.Log.ShouldContain("api: it was not touched");
        untouched.ShouldBe("3");
        again.Outputs["result"].ShouldBe("rolled-back", again.Log);
        foreach (var function in new[] { "api", "mails", "orders" })
            (await world.RouteAsync(function)).ShouldBe("1");
    }

    private static async Task<FunctionsWorld> DeployedAsync(params string[] functions)
    {
        var world = await FunctionsWorld.StartAsync(functions);
        foreach (var function in functions)
        {
            await world.DeployedAsync(function, 2);
            await world.DeployedAsync(function, 3);
        }
        return world;
    }
}
