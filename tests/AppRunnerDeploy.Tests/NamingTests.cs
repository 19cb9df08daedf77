using LocalAws;

namespace AppRunnerDeploy.Tests;

/// <summary>Services that do not exist, or exist twice.</summary>
public sealed class NamingTests
{
    [Fact]
    public async Task A_service_that_does_not_exist_is_not_created_and_the_successor_is_named()
    {
        await using var world = await RunnerWorld.StartAsync();

        using var run = await world.DeployAsync(world.Run("2").Input("service", "shoop"));

        run.ExitCode.ShouldBe(2);
        run.Log.ShouldContain("there is no App Runner service 'shoop'");
        run.Log.ShouldContain("Did you mean shop?");
        run.Log.ShouldContain("App Runner takes no new customers since 30 April 2026");
        run.Log.ShouldContain("kind: express");
        world.Server.Records.Writes().ShouldBeEmpty();
    }

    [Fact]
    public async Task An_ARN_of_no_service_is_told_as_such()
    {
        await using var world = await RunnerWorld.StartAsync();
        var arn = world.Service["ServiceArn"]!.GetValue<string>()[..^2] + "00";

        using var run = await world.DeployAsync(world.Run("2").Input("service", arn));

        run.ExitCode.ShouldBe(2);
        run.Log.ShouldContain($"there is no App Runner service '{arn}'");
    }

    [Fact]
    public async Task Two_services_of_one_name_are_told_with_their_ARNs()
    {
        await using var world = await RunnerWorld.StartAsync();
        foreach (var name in new[] { "a-shop", "b-shop", "shop", "c-shop" })
            await world.AddAsync(new WorldAppRunnerService(name));

        using var run = await world.DeployAsync("2");

        run.ExitCode.ShouldBe(2);
        run.Log.ShouldContain("there are 2 App Runner services named 'shop'");
        run.Log.ShouldContain(world.Service["ServiceArn"]!.GetValue<string>());
        world.Server.Records.Writes().ShouldBeEmpty();
    }
}
