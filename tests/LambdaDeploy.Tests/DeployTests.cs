namespace LambdaDeploy.Tests;

public sealed class DeployTests
{
    [Fact]
    public async Task New_code_is_published_and_the_alias_moves_to_it()
    {
        await using var world = await LambdaWorld.StartAsync("api");

        using var run = await world.DeployAsync("""{"answer":{"version":"new"}}""");

        run.ExitCode.ShouldBe(0, run.Log);
        (await world.RouteAsync()).ShouldBe("2");
        run.Outputs["result"].ShouldBe("deployed");
        run.Outputs["previous-version"].ShouldBe("1");
        run.Outputs["function-version"].ShouldBe("2");
        run.Outputs["weight"].ShouldBe("100");
        run.Summary.ShouldContain("Deployed api");
        world.Server.Records.ShouldBeClean();
    }

    [Fact]
    public async Task Variables_stay_when_none_are_given()
    {
        await using var world = await LambdaWorld.StartAsync("api");

        using var run = await world.DeployAsync("""{"answer":{"version":"new"}}""");

        (await world.VariablesAsync()).Select(variable => $"{variable.Key}={variable.Value}").ShouldBe(["LEVEL=info", "API_KEY=k-1", "REGION=eu"], ignoreOrder: true);
        world.Server.Records.Count("lambda:UpdateFunctionConfiguration").ShouldBe(0);
    }

    [Fact]
    public async Task What_is_served_already_is_not_deployed_again()
    {
        await using var world = await LambdaWorld.StartAsync("api");
        using var first = await world.DeployAsync("""{"answer":{"version":"new"}}""");
        world.Server.Records.Clear();

        using var second = await world.DeployAsync("""{"answer":{"version":"new"}}""");

        second.ExitCode.ShouldBe(0, second.Log);
        second.Outputs["result"].ShouldBe("unchanged");
        second.Outputs["changed"].ShouldBe("false");
        world.Server.Records.All.Select(record => record.Operation).ShouldBe(["GetCallerIdentity", "GetFunction", "GetAlias", "GetFunction"]);
    }
}
