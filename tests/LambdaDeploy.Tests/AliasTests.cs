using System.Text.Json.Nodes;
using Testing;

namespace LambdaDeploy.Tests;

/// <summary>Aliases as they are found: missing, or with an unfinished canary.</summary>
public sealed class AliasTests
{
    [Fact]
    public async Task One_that_does_not_exist_is_created_on_the_new_version()
    {
        await using var world = await LambdaWorld.StartAsync("api");

        using var run = await LambdaWorld.DeployAsync(world.RunWith(LambdaWorld.Good).Input("alias", "next"));

        run.ExitCode.ShouldBe(0, run.Log);
        (await world.RouteAsync(alias: "next")).ShouldBe("2");
        run.Log.ShouldContain("alias 'next' did not exist and is created on version 2");
        run.Outputs["alias-arn"].ShouldEndWith(":function:api:next");
    }

    [Fact]
    public async Task One_that_does_not_exist_has_nothing_to_share_with()
    {
        await using var world = await LambdaWorld.StartAsync("api");
        world.AddAlarm("errors");

        using var run = await LambdaWorld.DeployAsync(world.RunWith(LambdaWorld.Good).Input("alias", "next").Input("strategy", "canary").Input("alarms", "errors").Input("canary-interval", "1h"));

        run.ExitCode.ShouldBe(0, run.Log);
        run.Outputs["weight"].ShouldBe("100");
        run.Log.ShouldNotContain("Watching");
    }

    [Fact]
    public async Task An_unfinished_canary_is_refused_and_both_versions_named()
    {
        await using var world = await SplitAsync();

        using var run = await world.DeployAsync("""{"answer":3}""");

        run.ExitCode.ShouldBe(2, run.Log);
        run.Summary.ShouldContain("Alias 'live' of 'api' sends its invocations to two versions, 1 (90 %) and 2 (10 %)");
        world.Writes.ShouldBeEmpty();
        (await world.RouteAsync()).ShouldBe("1 and 2 at 0.1");
    }

    [Fact]
    public async Task An_unfinished_canary_is_resumed_from_its_share()
    {
        await using var world = await SplitAsync();

        using var run = await LambdaWorld.DeployAsync(Canary(world, LambdaWorld.Good).Input("unfinished-canary", "resume"));

        run.ExitCode.ShouldBe(0, run.Log);
        run.Log.ShouldNotContain("alias 'live' sends to version 1 (90 %)");
        run.Log.ShouldContain("alias 'live' sends to version 1 (50 %) and 2 (50 %)");
        (await world.RouteAsync()).ShouldBe("2");
    }

    [Fact]
    public async Task An_unfinished_canary_is_begun_again_with_the_version_of_now()
    {
        await using var world = await SplitAsync();

        using var run = await LambdaWorld.DeployAsync(Canary(world, """{"answer":3}""").Input("unfinished-canary", "reset"));

        run.ExitCode.ShouldBe(0, run.Log);
        run.Log.ShouldContain("alias 'live' sends to version 1 (90 %) and 3 (10 %)");
        (await world.RouteAsync()).ShouldBe("3");
    }

    [Fact]
    public async Task A_version_that_is_published_already_only_moves_the_alias()
    {
        await using var world = await LambdaWorld.StartAsync("api");
        using var first = await world.DeployAsync(LambdaWorld.Good);
        world.Server.Records.Clear();

        using var back = await LambdaWorld.DeployAsync(world.Run("api").Input("function-version", "1"));
        using var again = await LambdaWorld.DeployAsync(world.Run("api").Input("function-version", "1"));

        back.ExitCode.ShouldBe(0, back.Log);
        again.Outputs["result"].ShouldBe("unchanged");
        world.Writes.ShouldBe(["UpdateAlias"]);
        (await world.RouteAsync()).ShouldBe("1");
    }

    [Fact]
    public async Task A_version_that_does_not_exist_is_refused_and_those_there_are_named()
    {
        await using var world = await LambdaWorld.StartAsync("api");
        using var first = await world.DeployAsync(LambdaWorld.Good);
        world.Server.Records.Clear();

        using var run = await LambdaWorld.DeployAsync(world.Run("api").Input("function-version", "7"));

        run.ExitCode.ShouldBe(2, run.Log);
        run.Log.ShouldContain("Input 'function-version': 'api' has no version 7; it has 1, 2.");
        world.Writes.ShouldBeEmpty();
    }

    private static async Task<LambdaWorld> SplitAsync()
    {
        var world = await LambdaWorld.StartAsync("api");
        using var first = await world.DeployAsync(LambdaWorld.Good);
        first.ExitCode.ShouldBe(0, first.Log);
        await world.CallAsync("UpdateAlias", new JsonObject
        {
            ["FunctionName"] = "api",
            ["Name"] = LambdaWorld.Live,
            ["FunctionVersion"] = "1",
            ["RoutingConfig"] = new JsonObject { ["AdditionalVersionWeights"] = new JsonObject { ["2"] = 0.1 } },
        });
        world.AddAlarm("errors");
        world.Server.Records.Clear();
        return world;
    }

    private static ActionRun Canary(LambdaWorld world, string behaviour) =>
        world.RunWith(behaviour).Input("strategy", "canary").Input("canary-interval", "5s").Input("alarms", "errors");
}
