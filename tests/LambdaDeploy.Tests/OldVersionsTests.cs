using System.Text.Json.Nodes;
using LocalAws.Faults;

namespace LambdaDeploy.Tests;

/// <summary>Old versions go, but none that an alias names and not the one before.</summary>
public sealed class OldVersionsTests
{
    [Fact]
    public async Task The_newest_stay_and_those_that_aliases_name()
    {
        await using var world = await LambdaWorld.StartAsync([LambdaWorld.Function("api", aliases: [LambdaWorld.Live, "stable"])]);
        for (var number = 2; number <= 5; number++)
            (await world.DeployAsync($$"""{"answer":{{number}}}""")).Dispose();

        using var run = await LambdaWorld.DeployAsync(world.RunWith("""{"answer":6}""").Input("keep-versions", "1"));

        run.ExitCode.ShouldBe(0, run.Log);
        (await VersionsAsync(world)).ShouldBe(["1", "5", "6"]);
        run.Log.ShouldContain("version 4 is deleted ('keep-versions: 1')");
    }

    [Fact]
    public async Task What_cannot_be_deleted_fails_nothing()
    {
        await using var world = await LambdaWorld.StartAsync("api");
        for (var number = 2; number <= 3; number++)
            (await world.DeployAsync($$"""{"answer":{{number}}}""")).Dispose();
        world.Fault(new FaultRule(FaultKind.Deny) { Operation = "DeleteFunction" });

        using var run = await LambdaWorld.DeployAsync(world.RunWith("""{"answer":4}""").Input("keep-versions", "1"));

        run.ExitCode.ShouldBe(0, run.Log);
        run.Outputs["result"].ShouldBe("deployed");
        run.Log.ShouldContain("api: old versions could not be deleted.");
        run.Log.ShouldContain("lambda:DeleteFunction");
    }

    [Fact]
    public async Task Without_the_input_none_is_deleted()
    {
        await using var world = await LambdaWorld.StartAsync("api");

        using var run = await world.DeployAsync(LambdaWorld.Good);

        world.Server.Records.Count("lambda:DeleteFunction").ShouldBe(0, run.Log);
        (await VersionsAsync(world)).ShouldBe(["1", "2"]);
    }

    private static async Task<IEnumerable<string>> VersionsAsync(LambdaWorld world)
    {
        var numbers = new List<string>();
        for (string? marker = null; ;)
        {
            var page = await world.CallAsync("ListVersionsByFunction", new JsonObject { ["FunctionName"] = "api", ["Marker"] = marker });
            numbers.AddRange(page["Versions"]!.AsArray().Select(version => version!["Version"]!.ToString()));
            marker = page["NextMarker"]?.ToString();
            if (marker is null)
                return numbers.Where(number => number != "$LATEST").Order(StringComparer.Ordinal);
        }
    }
}
