using Testing.Runner;

namespace EndToEnd.Tests;

/// <summary>Real signals to the program of rollback: gone within five seconds of the first one, and the world as it says.</summary>
public sealed class RollbackSignalTests
{
    [Theory]
    [InlineData(PosixSignalNumber.Interrupt)]
    [InlineData(PosixSignalNumber.Terminate)]
    public async Task A_way_back_that_is_not_planned_yet_touches_nothing(PosixSignalNumber signal)
    {
        await using var shop = await ShopServer.StartAsync(ShopWorld.Of());
        await shop.DeployedAsync();
        shop.Fault(Signals.Slow("DescribeServices", seconds: 8));
        await using var run = shop.RollBack();
        await run.Running.WaitForLineAsync("Plan", Signals.Patience);

        var result = await Signals.EndAsync(run, "rollback", signal);

        result.Outputs["result"].ShouldBeEmpty();
        result.Log.Errors.ShouldContain("rollback was cancelled before it was finished.");
        shop.Version.ShouldBe("api:2");
    }

    [Theory]
    [InlineData(PosixSignalNumber.Interrupt)]
    [InlineData(PosixSignalNumber.Terminate)]
    public async Task A_way_back_that_is_being_asked_for_is_begun_and_goes_on(PosixSignalNumber signal)
    {
        await using var shop = await ShopServer.StartAsync(ShopWorld.Of());
        await shop.DeployedAsync();
        shop.Fault(Signals.Slow("UpdateService", seconds: 1));
        await using var run = shop.RollBack();
        await run.Running.WaitForLineAsync("api: deploying api:1 again", Signals.Patience);

        var result = await Signals.EndAsync(run, "rollback", signal);

        result.Outputs["result"].ShouldBe("cancelled", result.Log.ToString());
        result.Summary.ShouldContain("to api:1 goes on without this step");
        shop.Version.ShouldBe("api:1");
    }

    [Theory]
    [InlineData(PosixSignalNumber.Interrupt)]
    [InlineData(PosixSignalNumber.Terminate)]
    public async Task A_way_back_that_is_watched_goes_on(PosixSignalNumber signal)
    {
        await using var shop = await ShopServer.StartAsync(ShopWorld.Of(again: "stays-pending"));
        await shop.DeployedAsync();
        await using var run = shop.RollBack();
        await run.Running.WaitForLineAsync("api: new 0 running, 1 pending", Signals.Patience);

        var result = await Signals.EndAsync(run, "rollback", signal);

        result.Outputs["result"].ShouldBe("cancelled", result.Log.ToString());
        result.Outputs["from-version"].ShouldBe("api:2");
        result.Outputs["to-version"].ShouldBe("api:1");
        result.Summary.ShouldContain("to api:1 goes on without this step");
        shop.Deployments.ShouldBe(["SUCCESSFUL", "IN_PROGRESS"]);
    }

    [Theory]
    [InlineData(PosixSignalNumber.Interrupt)]
    [InlineData(PosixSignalNumber.Terminate)]
    public async Task A_way_back_that_is_done_stays_when_the_gate_is_still_asked(PosixSignalNumber signal)
    {
        await using var shop = await ShopServer.StartAsync(ShopWorld.Of());
        await shop.DeployedAsync();
        await using var site = Signals.Down();
        await using var run = shop.RollBack(("gate-urls", site.Url));
        await run.Running.WaitForLineAsync("answered 503", Signals.Patience);

        var result = await Signals.EndAsync(run, "rollback", signal);

        result.Outputs["result"].ShouldBe("cancelled", result.Log.ToString());
        result.Summary.ShouldContain("| `api` | rolled back |");
        shop.Deployments.ShouldBe(["SUCCESSFUL", "SUCCESSFUL"]);
        shop.Version.ShouldBe("api:1");
    }
}
