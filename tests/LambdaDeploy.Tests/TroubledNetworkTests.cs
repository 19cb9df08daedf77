using LocalAws.Faults;
using LocalAws.Lambda;

namespace LambdaDeploy.Tests;

/// <summary>Forty deployments in bad weather: none may be told wrongly, and each makes exactly one version.</summary>
public sealed class TroubledNetworkTests
{
    private const int Worlds = 4;
    private const int DeploymentsPerWorld = 10;

    [Theory]
    [InlineData(FaultKind.Throttle, 30)]
    [InlineData(FaultKind.Throttle, 50)]
    [InlineData(FaultKind.Error500, 30)]
    [InlineData(FaultKind.ResetBefore, 30)]
    [InlineData(FaultKind.ResetAfter, 30)]
    public async Task Forty_of_forty_deployments_succeed_when_many_of_the_calls_fail(FaultKind kind, int percent)
    {
        var results = await Task.WhenAll(Enumerable.Range(1, Worlds).Select(seed => DeployTenTimesAsync(kind, percent, seed)));

        results.SelectMany(result => result).Count(result => result == "deployed").ShouldBe(Worlds * DeploymentsPerWorld);
    }

    [Theory]
    [InlineData(FaultKind.Throttle)]
    [InlineData(FaultKind.Error500)]
    [InlineData(FaultKind.ResetBefore)]
    public async Task A_failed_update_is_told_as_such_in_the_same_weather(FaultKind kind)
    {
        await using var world = await LambdaWorld.StartAsync("api");
        world.Server.Lambda.Script("api", UpdateOutcome.Fails("InvalidSubnet"));
        world.Fault(new FaultRule(kind) { Service = "lambda", Percent = 30 });

        using var run = await world.DeployAsync(LambdaWorld.Good);

        run.ExitCode.ShouldBe(1);
        run.Outputs["result"].ShouldBe("failed", run.Log);
        (await world.RouteAsync()).ShouldBe("1");
    }

    private static async Task<IReadOnlyList<string>> DeployTenTimesAsync(FaultKind kind, int percent, int seed)
    {
        await using var world = await LambdaWorld.StartAsync([LambdaWorld.Function("api")], seed: seed);
        world.Fault(new FaultRule(kind) { Percent = percent });
        var results = new List<string>();
        for (var version = 2; version < DeploymentsPerWorld + 2; version++)
        {
            using var run = await LambdaWorld.DeployAsync(world.RunWith($$"""{"answer":{{version}}}""").Input("env", $"NUMBER={version}"));
            results.Add(run.Outputs.GetValueOrDefault("result") == "deployed" ? "deployed" : run.Log);
            (await world.RouteAsync()).ShouldBe($"{version}", run.Log);
        }
        world.Server.Records.ShouldBeClean();
        return results;
    }
}
