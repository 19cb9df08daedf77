using System.Text.Json.Nodes;
using Testing.Runner;

namespace Rollback.Tests;

/// <summary>lambda-deploy, as a program of its own, deploys twice; what it says of each version is kept as a deployment record; rollback finds the first one again.</summary>
public sealed class DeployedByActionTests
{
    [Fact]
    public async Task What_lambda_deploy_records_is_gone_back_to()
    {
        await using var world = await FunctionsWorld.StartAsync("api");
        var first = await DeployAsync(world, "1.0.0");
        var second = await DeployAsync(world, "2.0.0");
        await world.RecordAsync(LocalRecords.Of(1, "success", first), LocalRecords.Of(2, "success", second));
        var deployed = await world.RouteAsync();

        using var run = await world.RollBackAsync("api");

        deployed.ShouldBe($"{second["lambdaVersion"]}");
        run.ExitCode.ShouldBe(0, run.Log);
        run.Outputs["to-version"].ShouldBe($"{first["lambdaVersion"]}");
        run.Log.ShouldContain("(1.0.0) is the newest that ended with success");
        (await world.RouteAsync()).ShouldBe($"{first["lambdaVersion"]}");
        second["lambdaVersion"]!.ToString().ShouldNotBe(first["lambdaVersion"]!.ToString());
    }

    /// <returns>The record of the function.</returns>
    private static async Task<JsonObject> DeployAsync(FunctionsWorld world, string version)
    {
        var workspace = Directory.CreateTempSubdirectory("lambda-code-");
        try
        {
            Directory.CreateDirectory(Path.Combine(workspace.FullName, "build"));
            await File.WriteAllTextAsync(Path.Combine(workspace.FullName, "build", "behaviour.json"), $$$"""{"answer":{"version":"{{{version}}}"}}""");
            var step = new Step
            {
                With = new Dictionary<string, string> { ["functions"] = "api", ["zip"] = "build", ["alias"] = FunctionsWorld.Live, ["version"] = version, ["poll-interval"] = "1s" },
                Env = world.Server.Environment.ToDictionary(),
            };
            var result = await ProgramRun.OfAsync("lambda-deploy", step, workspace.FullName, stop: TestContext.Current.CancellationToken);
            result.ExitCode.ShouldBe(0, string.Join('\n', result.Log.Raw));
            return JsonNode.Parse(result.Outputs["record"])!.AsArray()[0]!.AsObject();
        }
        finally
        {
            workspace.Delete(recursive: true);
        }
    }
}
