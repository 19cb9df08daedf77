using Testing;

namespace LambdaDeploy.Tests;

public sealed class CanaryTests
{
    private const string Good = """{"answer":{"version":"new"}}""";
    private const string Bad = """{"error":"boom"}""";

    [Fact]
    public async Task Goes_through_its_shares_and_arrives()
    {
        await using var world = await LambdaWorld.StartAsync("api");
        await using var traffic = world.Traffic();

        using var run = await LambdaWorld.DeployAsync(Canary(world.RunWith(Good)));

        run.ExitCode.ShouldBe(0, run.Log);
        (await world.RouteAsync()).ShouldBe("2");
        run.Log.ShouldContain("alias 'live' sends to version 1 (90 %) and 2 (10 %)");
        run.Log.ShouldContain("alias 'live' sends to version 1 (50 %) and 2 (50 %)");
        run.Log.ShouldContain("alias 'live' sends to version 2");
    }

    [Fact]
    public async Task A_version_that_fails_is_taken_back_by_its_error_rate()
    {
        await using var world = await LambdaWorld.StartAsync("api");
        await using var traffic = world.Traffic();

        using var run = await LambdaWorld.DeployAsync(Canary(world.RunWith(Bad)));

        run.ExitCode.ShouldBe(1, run.Log);
        (await world.RouteAsync()).ShouldBe("1");
        run.Outputs["result"].ShouldBe("rolled-back");
        run.Outputs["reason"].ShouldContain("more than 1 %");
        run.Summary.ShouldContain("api failed; everything is back");
    }

    private static ActionRun Canary(ActionRun run) => run
        .Input("strategy", "canary")
        .Input("canary-interval", "20s")
        .Input("error-rate-max", "1");
}
