using System.Text.Json.Nodes;
using LocalAws.Ecs.Images;
using Testing;

namespace Rollback.Tests;

/// <summary>docs/iam/rollback.json grants what the action was seen to use, and nothing else.</summary>
public sealed class IamPolicyTests
{
    [Fact]
    public async Task The_policy_is_what_the_action_was_seen_to_use()
    {
        await using var blueGreen = await RollbackWorld.StartBlueGreenAsync();
        await blueGreen.PausedAsync();
        using var paused = await blueGreen.RollBackAsync("web");

        await using var world = await RollbackWorld.StartAsync(["web"]);
        await world.DeployedAsync("web", 2);
        using var missing = await world.RollBackAsync("wed");
        using var good = await world.RollBackAsync("web");
        await world.DeployAsync("web", 3, VirtualOutcome.StaysPending);
        using var stopped = await world.RollBackAsync("web");
        await world.UpdateAsync("web", 2);
        await world.UntilCompleteAsync("web", 2);
        world.Server.Ecs.Disturb("web", VirtualOutcome.Exits(1, TimeSpan.FromMilliseconds(100)));
        using var failed = await world.RollBackAsync("web");

        await using var functions = await FunctionsWorld.StartAsync("api");
        await functions.DeployedAsync("api", 2);
        using var noFunction = await functions.RollBackAsync("apo");
        using var listed = await functions.RollBackAsync("api");
        using var back = await FunctionsWorld.RollBackAsync(functions.Run("api").Input("to", "1").Input("test-event", "{}"));

        back.Outputs["result"].ShouldBe("rolled-back", back.Log);

        await using var images = await ImageWorld.StartAsync();
        var broken = images.Push("0", VirtualOutcome.Unhealthy());
        using var runner = await images.RollBackAsync("apprunner", given => given.Input("to", images.First.Digest));
        using var express = await images.RollBackAsync("express", given => given.Input("to", images.First.Digest));
        using var unhealthy = await images.RollBackAsync("apprunner", given => given.Input("to", broken.Digest));

        new[] { runner, express, unhealthy }.Select(run => run.Outputs["result"]).ShouldBe(["rolled-back", "rolled-back", "rollback-failed"], unhealthy.Log);
        paused.Outputs["result"].ShouldBe("rolled-back", paused.Log);
        good.Outputs["result"].ShouldBe("rolled-back", good.Log);
        stopped.Outputs["result"].ShouldBe("rolled-back", stopped.Log);
        failed.Outputs["result"].ShouldBe("rollback-failed", failed.Log);
        Granted().ShouldBe(new[] { world.Server, blueGreen.Server, functions.Server, images.Server }.SelectMany(server => server.Records.Actions()).Distinct(), ignoreOrder: true);
    }

    private static IEnumerable<string> Granted() =>
        JsonNode.Parse(File.ReadAllText(Repository.File("docs", "iam", "rollback.json")))!["Statement"]!.AsArray()
            .SelectMany(statement => statement!["Action"] is JsonArray several ? several.Select(action => action!.GetValue<string>()) : [statement["Action"]!.GetValue<string>()]);
}
