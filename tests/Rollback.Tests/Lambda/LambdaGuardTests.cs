using System.Text.Json.Nodes;
using LocalAws.Faults;
using LocalAws.Lambda;

namespace Rollback.Tests;

/// <summary>What stands in the way of a function's alias, and that nothing is written then.</summary>
public sealed class LambdaGuardTests
{
    [Fact]
    public async Task A_version_that_is_gone_is_refused_with_those_there_are()
    {
        await using var world = await ThreeVersionsAsync();
        await world.CallAsync("DeleteFunction", new JsonObject { ["FunctionName"] = "api", ["Qualifier"] = "1" });
        world.Server.Records.Clear();

        using var run = await FunctionsWorld.RollBackAsync(world.Run("api").Input("to", "1"));

        run.ExitCode.ShouldBe(2, run.Log);
        run.Outputs["result"].ShouldBe("refused");
        run.Log.ShouldContain("api has no version 1: it was deleted, or never published.");
        run.Log.ShouldContain("versions that 'to' could name:");
        world.Server.Records.Writes().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_version_that_is_not_Active_is_refused()
    {
        await using var world = await FunctionsWorld.StartAsync(new LambdaOptions { ActivationTime = TimeSpan.FromHours(10) }, "api");
        await world.PublishAsync("api", 2);

        using var run = await FunctionsWorld.RollBackAsync(world.Run("api").Input("to", "2"));

        run.ExitCode.ShouldBe(2, run.Log);
        run.Log.ShouldContain("Version 2 of api is Pending");
        run.Log.ShouldContain("Run this step again when it is Active.");
        world.Server.Records.Writes().ShouldBeEmpty();
    }

    [Fact]
    public async Task Newer_migrations_need_a_word()
    {
        await using var world = await ThreeVersionsAsync();
        await world.RecordAsync(FunctionsWorld.Record(1, "api", 1, "success", "0041"), FunctionsWorld.Record(2, "api", 3, "success", "0042"));

        using var refused = await world.RollBackAsync("api");
        var writes = world.Server.Records.Writes();
        using var accepted = await FunctionsWorld.RollBackAsync(world.Run("api").Input("accept-migration-risk", "true"));

        refused.ExitCode.ShouldBe(2, refused.Log);
        refused.Log.ShouldContain("'accept-migration-risk: true' and 'to: 1'");
        writes.ShouldBeEmpty();
        accepted.Outputs["result"].ShouldBe("rolled-back", accepted.Log);
    }

    [Fact]
    public async Task A_dry_run_writes_nothing()
    {
        await using var world = await ThreeVersionsAsync();

        using var run = await FunctionsWorld.RollBackAsync(world.Run("api").Input("to", "1").Input("dry-run", "true").Input("test-event", "{}"));

        run.Outputs["result"].ShouldBe("planned", run.Log);
        run.Log.ShouldContain("api: 3 → 1: it was asked for");
        world.Server.Records.Writes().ShouldBeEmpty();
        world.Server.Lambda.Invocations.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(null, "somebody else changed alias 'live' meanwhile, which sends to 3", "3")]
    [InlineData("2", "somebody else moved alias 'live' to 2 meanwhile", "2")]
    public async Task An_alias_that_somebody_else_changes_is_left_to_them(string? movesTo, string reason, string route)
    {
        await using var world = await ThreeVersionsAsync();
        world.Server.Lambda.Interfere(new Interference("api", "UpdateAlias") { MovesAliasTo = movesTo });

        using var run = await FunctionsWorld.RollBackAsync(world.Run("api").Input("to", "1"));

        run.ExitCode.ShouldBe(1, run.Log);
        run.Outputs["result"].ShouldBe("rollback-failed");
        run.Outputs["reason"].ShouldContain(reason);
        run.Log.ShouldContain("Find out who deploys to it besides this job");
        (await world.RouteAsync()).ShouldBe(route);
    }

    [Fact]
    public async Task Somebody_else_who_goes_to_the_same_version_is_no_trouble()
    {
        await using var world = await ThreeVersionsAsync();
        world.Server.Lambda.Interfere(new Interference("api", "UpdateAlias") { MovesAliasTo = "1" });

        using var run = await FunctionsWorld.RollBackAsync(world.Run("api").Input("to", "1"));

        run.Outputs["result"].ShouldBe("rolled-back", run.Log);
        (await world.RouteAsync()).ShouldBe("1");
    }

    [Theory]
    [InlineData("GetAlias")]
    [InlineData("GetFunction")]
    [InlineData("UpdateAlias")]
    public async Task A_denied_call_names_the_missing_permission(string operation)
    {
        await using var world = await ThreeVersionsAsync();
        world.Fault(new FaultRule(FaultKind.Deny) { Operation = operation });

        using var run = await FunctionsWorld.RollBackAsync(world.Run("api").Input("to", "1"));

        run.ExitCode.ShouldBe(1, run.Log);
        run.Log.ShouldContain($"Allow lambda:{operation} to");
        (await world.RouteAsync()).ShouldBe("3");
    }

    [Fact]
    public async Task Functions_and_aliases_that_do_not_exist_are_named_all_at_once()
    {
        await using var world = await ThreeVersionsAsync();

        using var function = await world.RollBackAsync("apo", "zzzzzz");
        using var alias = await FunctionsWorld.RollBackAsync(world.Run("api").Input("alias", "prod"));

        function.ExitCode.ShouldBe(2, function.Log);
        function.Log.ShouldContain("there is no function 'apo'.");
        function.Log.ShouldContain("Did you mean api?");
        function.Log.ShouldContain("there is no function 'zzzzzz'.");
        alias.ExitCode.ShouldBe(2, alias.Log);
        alias.Log.ShouldContain("function 'api' has no alias 'prod'.");
        alias.Log.ShouldContain("It has 'live'.");
    }

    private static async Task<FunctionsWorld> ThreeVersionsAsync()
    {
        var world = await FunctionsWorld.StartAsync("api");
        await world.DeployedAsync("api", 2);
        await world.DeployedAsync("api", 3);
        return world;
    }
}
