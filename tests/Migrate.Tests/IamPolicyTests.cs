using System.Text.Json.Nodes;
using LocalAws.Ecs.Images;
using Migrate.Tests.Functions;
using Testing;

namespace Migrate.Tests;

/// <summary>docs/iam/migrate.json grants what the action was seen to use, and nothing else.</summary>
public sealed class IamPolicyTests
{
    [Fact]
    public async Task The_policy_is_what_the_action_was_seen_to_use()
    {
        await using var world = await MigrateWorld.StartAsync();
        await world.MigrationAsync(VirtualOutcome.Exits(0, TimeSpan.FromSeconds(1)));
        world.Server.Ecs.AddImage("shop/migrate", "2", VirtualOutcome.Runs);

        using var good = await MigrateWorld.MigrateAsync(world.Run());
        using var guarded = await MigrateWorld.MigrateAsync(world.Run("guarded").Input("lock", "s3://locks/shop"));
        using var late = await MigrateWorld.MigrateAsync(world.Run().Input("image", "shop/migrate:2").Input("timeout", "5s"));
        using var instance = await BackedUpAsync(world, "instance");
        using var cluster = await BackedUpAsync(world, "cluster");
        using var missing = await MigrateWorld.MigrateAsync(world.Run().Input("service", "apj"));

        await using var functions = await FunctionsWorld.StartAsync("""{"answer":{"ok":true}}""");
        using var byFunction = await functions.MigrateAsync();

        byFunction.Outputs["result"].ShouldBe("migrated", byFunction.Log);
        good.Outputs["result"].ShouldBe("migrated", good.Log);
        late.Outputs["result"].ShouldBe("timeout", late.Log);
        guarded.Outputs["result"].ShouldBe("migrated", guarded.Log);
        missing.ExitCode.ShouldBe(2, missing.Log);
        instance.Outputs["result"].ShouldBe("migrated", instance.Log);
        cluster.Outputs["result"].ShouldBe("migrated", cluster.Log);
        Granted().ShouldBe(world.Server.Records.Actions().Concat(functions.Server.Records.Actions()).Distinct(), ignoreOrder: true);
    }

    private static Task<ActionRun> BackedUpAsync(MigrateWorld world, string kind)
    {
        world.Server.Snapshots.Databases.Add("shop");
        world.Server.Snapshots.Add($"DB{char.ToUpperInvariant(kind[0])}{kind[1..]}", "older", "shop", [new JsonObject { ["Key"] = "suite:action", ["Value"] = "migrate" }], DateTimeOffset.UnixEpoch);
        return MigrateWorld.MigrateAsync(world.Run(kind).Input("run-in", "local").Input("command", "true").Input("backup", $"rds-{kind}").Input("backup-of", "shop").Input("backup-keep", "1"));
    }

    private static IEnumerable<string> Granted() =>
        JsonNode.Parse(File.ReadAllText(Repository.File("docs", "iam", "migrate.json")))!["Statement"]!.AsArray()
            .SelectMany(statement => statement!["Action"] is JsonArray several ? several.Select(action => action!.GetValue<string>()) : [statement["Action"]!.GetValue<string>()]);
}
