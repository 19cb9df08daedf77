namespace AppRunnerDeploy.Tests;

/// <summary>How often AWS is asked.</summary>
public sealed class CallCountTests
{
    [Fact]
    public async Task A_long_update_is_read_at_most_fifteen_times_a_minute()
    {
        await using var world = await RunnerWorld.StartAsync(options: new() { Pull = TimeSpan.FromMinutes(4) }, speed: 60);
        world.Push("2");

        using var run = await world.DeployAsync(world.Run("2").Input("poll-interval", "5s"));

        run.Outputs["result"].ShouldBe("deployed", run.Log);
        var calls = world.Server.Records.Calls("apprunner:*");
        var first = calls[0].Time;
        calls.GroupBy(call => (int)((call.Time - first).TotalSeconds / 60)).Skip(1).ShouldAllBe(minute => minute.Count() <= 15);
    }

    [Fact]
    public async Task Nothing_to_do_takes_five_calls()
    {
        await using var world = await RunnerWorld.StartAsync();

        using var run = await world.DeployAsync("1");

        world.Server.Records.All.Select(call => call.Operation).ShouldBe(["GetCallerIdentity", "ListServices", "DescribeService", "ListOperations", "BatchGetImage"]);
    }
}
