using LocalAws.Ecs.Images;
using LocalAws.Faults;

namespace AppRunnerDeploy.Tests;

/// <summary>Forty deployments in bad weather: none may be told wrongly, and none made twice.</summary>
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

        results.SelectMany(result => result).Count(result => result == "deployed").ShouldBe(Worlds * DeploymentsPerWorld, string.Join('\n', results.SelectMany(result => result).Where(result => result != "deployed")));
    }

    [Theory]
    [InlineData(FaultKind.Throttle)]
    [InlineData(FaultKind.Error500)]
    [InlineData(FaultKind.ResetBefore)]
    public async Task A_rollback_is_told_as_such_in_the_same_weather(FaultKind kind)
    {
        await using var world = await RunnerWorld.StartAsync();
        world.Push("2", VirtualOutcome.Unhealthy());
        world.Fault(new FaultRule(kind) { Service = "apprunner", Percent = 30 });

        using var run = await world.DeployAsync("2");

        run.Outputs["result"].ShouldBe("rolled-back", run.Log);
    }

    [Theory]
    [InlineData("UpdateService")]
    [InlineData("StartDeployment")]
    public async Task A_lost_answer_makes_one_operation_only(string operation)
    {
        await using var world = await RunnerWorld.StartAsync();
        world.Push("2");
        world.Fault(new FaultRule(FaultKind.ResetAfter) { Operation = operation, First = 1 });

        using var run = await world.DeployAsync(operation == "UpdateService" ? world.Run("2") : world.Run().Input("redeploy", "true"));

        run.Outputs["result"].ShouldBe("deployed", run.Log);
        world.Operations.Count.ShouldBe(2);
        world.Service["Operations"]![0]!["Id"]!.GetValue<string>().ShouldBe(run.Outputs["operation-id"]);
    }

    [Fact]
    public async Task States_that_cannot_be_read_for_a_while_do_not_change_the_verdict()
    {
        await using var world = await RunnerWorld.StartAsync();
        world.Push("2");
        var run = world.Run("2");
        var deploying = world.DeployAsync(run);
        await RunnerWorld.UntilAsync(() => world.Server.Records.Executed("apprunner:UpdateService") == 1);
        world.Fault(new FaultRule(FaultKind.Error500) { Operation = "ListOperations", First = 12 });

        using var ended = await deploying;

        ended.Outputs["result"].ShouldBe("deployed", ended.Log);
    }

    private static async Task<IReadOnlyList<string>> DeployTenTimesAsync(FaultKind kind, int percent, int seed)
    {
        await using var world = await RunnerWorld.StartAsync(seed: seed);
        world.Fault(new FaultRule(kind) { Percent = percent });
        var results = new List<string>();
        for (var version = 2; version < DeploymentsPerWorld + 2; version++)
        {
            world.Push($"{version}");
            using var run = await world.DeployAsync($"{version}");
            results.Add(run.Outputs["result"] == "deployed" ? "deployed" : run.Log);
            world.Current.ShouldBe($"{version}", run.Log);
            world.Operations.Count.ShouldBe(version, run.Log);
        }
        world.Server.Records.ShouldBeClean();
        return results;
    }
}
