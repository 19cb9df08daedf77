using System.Text.Json.Nodes;
using Testing.Containers;
using Testing.Runner;

namespace EndToEnd.Tests;

public class RollbackImageTests
{
    private const string Action = "rollback";

    [Fact]
    public async Task A_version_that_was_deployed_is_left_for_the_one_that_worked_before()
    {
        var engine = await Images.EngineWithAsync(Action);
        await using var aws = await DeployedAsync(engine, ShopWorld.Of());
        var result = await ContainerRun.OfAsync(engine, ShopWorld.RollBack(aws));

        result.ExitCode.ShouldBe(0, result.Log.ToString());
        result.Outputs["result"].ShouldBe("rolled-back");
        result.Outputs["from-version"].ShouldBe("api:2");
        result.Outputs["to-version"].ShouldBe("api:1");
        result.Outputs["fail-workflow"].ShouldBe("true");
        result.Outputs.Keys.ShouldBe(Manifest.Of(Action).Outputs.Select(output => output.Name), ignoreOrder: true);
        result.FileErrors.ShouldBeEmpty();
        result.Log.Text.ShouldContain("api: rolled back, api:2 → api:1");
        result.Summary.ShouldContain("↩️ Rolled back api");
        result.Summary.ShouldContain("`api:2` → `api:1`");
        result.PlacesOf(aws.SecretKey).ShouldBeEmpty();
        (await VersionAsync(aws)).ShouldBe("api:1");
        (await aws.DefectsAsync()).ShouldBe("[]");
    }

    [Fact]
    public async Task A_way_back_that_crashes_is_told_with_its_exit_code_and_its_last_log_lines()
    {
        var engine = await Images.EngineWithAsync(Action);
        await using var aws = await DeployedAsync(engine, ShopWorld.Of(again: "crash"));
        var result = await ContainerRun.OfAsync(engine, ShopWorld.RollBack(aws));

        result.ExitCode.ShouldBe(1, result.Log.ToString());
        result.Outputs["result"].ShouldBe("rollback-failed");
        result.Outputs["failed-services"].ShouldBe("""["api"]""");
        result.Outputs["reason"].ShouldContain("exited with code 3");
        result.Log.Errors.ShouldContain(error => error.Contains("exited with code 3"), result.Log.ToString());
        result.Log.Text.ShouldContain("no DATABASE_URL");
        result.Log.Written.ShouldNotContain(note => note.Message.StartsWith("injected", StringComparison.Ordinal));
        result.Summary.ShouldContain("exited with code 3");
        result.Summary.ShouldContain("no DATABASE_URL");
    }

    [Theory]
    [InlineData(PosixSignalNumber.Interrupt)]
    [InlineData(PosixSignalNumber.Terminate)]
    public async Task Told_to_stop_while_it_waits_it_says_what_goes_on_and_is_gone_in_time(PosixSignalNumber signal)
    {
        var engine = await Images.EngineWithAsync(Action);
        await using var aws = await DeployedAsync(engine, ShopWorld.Of(again: "stays-pending"));
        await using var run = ContainerRun.Start(engine, ShopWorld.RollBack(aws));
        await run.WaitForLineAsync("api: new 0 running, 1 pending", TimeSpan.FromSeconds(30));
        (await run.MainProcessAsync()).ShouldBe($"/app/{Action}");

        var (result, took, killed) = await run.CancelAsync(signal);
        killed.ShouldBeFalse(result.Log.ToString());
        took.ShouldBeLessThan(TimeSpan.FromSeconds(7));
        result.ExitCode.ShouldBe(1, result.Log.ToString());
        result.Outputs["result"].ShouldBe("cancelled");
        result.Outputs["to-version"].ShouldBe("api:1");
        result.Summary.ShouldContain("goes on without this step");
        (await run.IsGoneAsync()).ShouldBeTrue();
        (await VersionAsync(aws)).ShouldBe("api:1");
    }

    /// <summary>Version 2 was deployed to the world.</summary>
    private static async Task<LocalAwsContainer> DeployedAsync(DockerEngine engine, string world)
    {
        await Images.EngineWithAsync("ecs-deploy");
        var aws = await LocalAwsContainer.StartAsync(engine, world);
        var deployed = await ContainerRun.OfAsync(engine, ShopWorld.Deploy(aws, "2"));
        deployed.Outputs["result"].ShouldBe("deployed", deployed.Log.ToString());
        return aws;
    }

    /// <summary>The revision the service is on or on its way to.</summary>
    private static async Task<string> VersionAsync(LocalAwsContainer aws)
    {
        var service = (await aws.StateAsync())["services"]!.AsArray().ShouldHaveSingleItem()!;
        return service["taskDefinition"]!.GetValue<string>().Split('/')[^1];
    }
}
