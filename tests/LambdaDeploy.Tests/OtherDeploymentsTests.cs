using System.Text.Json.Nodes;
using LocalAws.Lambda;

namespace LambdaDeploy.Tests;

/// <summary>Whatever somebody else changes between any two steps: it is seen, said, and not overwritten.</summary>
public sealed class OtherDeploymentsTests
{
    [Theory]
    [InlineData("UpdateFunctionConfiguration", "memory", "512")]
    [InlineData("UpdateFunctionCode", "zip", "build")]
    [InlineData("PublishVersion", "zip", "build")]
    [InlineData("UpdateAlias", "zip", "build")]
    public async Task A_change_just_before_a_write_stops_the_deployment(string operation, string input, string value)
    {
        await using var world = await LambdaWorld.StartAsync("api");
        using var run = world.Run("api").Input(input, value);
        LambdaWorld.Write(run, "build/behaviour.json", LambdaWorld.Good);
        world.Interfere(operation);

        await LambdaWorld.DeployAsync(run);

        run.ExitCode.ShouldBe(1, run.Log);
        run.Outputs["result"].ShouldBe("failed");
        run.Outputs["reason"].ShouldContain("somebody else changed");
        run.Log.ShouldContain("Find out who deploys to it besides this job");
        (await world.RouteAsync()).ShouldBe("1");
        world.Server.Records.Executed($"lambda:{operation}").ShouldBe(1, "it was refused, and not tried again");
        world.Server.Records.Calls($"lambda:{operation}")[0].Status.ShouldBe(412);
    }

    [Theory]
    [InlineData("UpdateFunctionConfiguration", "memory", "512")]
    [InlineData("UpdateFunctionCode", "zip", "build")]
    [InlineData("PublishVersion", "zip", "build")]
    public async Task An_update_in_progress_that_changes_nothing_is_waited_for(string operation, string input, string value)
    {
        await using var world = await LambdaWorld.StartAsync("api");
        using var run = world.Run("api").Input(input, value);
        LambdaWorld.Write(run, "build/behaviour.json", LambdaWorld.Good);
        world.Server.Lambda.Interfere(new Interference("api", operation) { IsInProgress = true });

        await LambdaWorld.DeployAsync(run);

        run.ExitCode.ShouldBe(0, run.Log);
        run.Log.ShouldContain("An update is in progress for resource");
        (await world.RouteAsync()).ShouldBe("2");
        world.Server.Records.Calls($"lambda:{operation}").Select(record => record.Status).ShouldBe([409, operation == "PublishVersion" ? 201 : 200]);
    }

    [Fact]
    public async Task An_alias_that_somebody_else_moved_stays_where_they_put_it()
    {
        await using var world = await LambdaWorld.StartAsync("api");
        using var first = await world.DeployAsync(LambdaWorld.Good);
        world.Interfere("UpdateAlias", movesAliasTo: "1");

        using var run = await world.DeployAsync("""{"answer":3}""");

        run.ExitCode.ShouldBe(1, run.Log);
        run.Outputs["result"].ShouldBe("failed");
        run.Outputs["reason"].ShouldBe("api: somebody else changed alias 'live' meanwhile; it is at version 1");
        run.Summary.ShouldContain("alias 'live' is at version 1");
        (await world.RouteAsync()).ShouldBe("1");
    }

    [Fact]
    public async Task A_canary_that_somebody_else_ends_is_left_to_them()
    {
        await using var world = await LambdaWorld.StartAsync("api");
        world.AddAlarm("errors");
        using var run = world.RunWith(LambdaWorld.Good).Input("strategy", "canary").Input("canary-interval", "30s").Input("alarms", "errors");
        var running = LambdaWorld.DeployAsync(run);
        await LambdaWorld.UntilAsync(async () => await world.RouteAsync() == "1 and 2 at 0.1");
        await world.CallAsync("UpdateAlias", new JsonObject { ["FunctionName"] = "api", ["Name"] = LambdaWorld.Live, ["FunctionVersion"] = "1", ["RoutingConfig"] = new JsonObject() });

        await running;

        run.ExitCode.ShouldBe(1, run.Log);
        run.Outputs["reason"].ShouldContain("somebody else changed alias 'live' meanwhile");
        (await world.RouteAsync()).ShouldBe("1");
    }
}
