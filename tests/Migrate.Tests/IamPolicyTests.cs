using System.Text.Json.Nodes;
using LocalAws.Ecs.Images;
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
        using var late = await MigrateWorld.MigrateAsync(world.Run().Input("image", "shop/migrate:2").Input("timeout", "5s"));
        using var missing = await MigrateWorld.MigrateAsync(world.Run().Input("service", "apj"));

        good.Outputs["result"].ShouldBe("migrated", good.Log);
        late.Outputs["result"].ShouldBe("timeout", late.Log);
        missing.ExitCode.ShouldBe(2, missing.Log);
        Granted().ShouldBe(world.Server.Records.Actions(), ignoreOrder: true);
    }

    private static IEnumerable<string> Granted() =>
        JsonNode.Parse(File.ReadAllText(Repository.File("docs", "iam", "migrate.json")))!["Statement"]!.AsArray()
            .SelectMany(statement => statement!["Action"] is JsonArray several ? several.Select(action => action!.GetValue<string>()) : [statement["Action"]!.GetValue<string>()]);
}
