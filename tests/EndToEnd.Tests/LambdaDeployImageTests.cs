using Testing.Containers;
using Testing.Runner;

namespace EndToEnd.Tests;

public class LambdaDeployImageTests
{
    [Fact]
    public async Task A_working_version_is_published_and_served()
    {
        await using var world = await FunctionWorld.StartAsync();

        var result = await world.DeployAsync("""{"answer": {"version": "new"}}""", ("test-event", "{}"), ("test-expect", "json $.version == new"));

        result.ExitCode.ShouldBe(0, result.Log.ToString());
        result.Outputs["result"].ShouldBe("deployed");
        result.Outputs["previous-version"].ShouldBe("1");
        result.Outputs["function-version"].ShouldBe("2");
        result.Outputs["test-result"].ShouldBe("passed");
        result.Outputs.Keys.ShouldBe(Manifest.Of(FunctionWorld.Action).Outputs.Select(output => output.Name), ignoreOrder: true);
        result.FileErrors.ShouldBeEmpty();
        result.Summary.ShouldContain("Deployed api");
        result.PlacesOf(world.Aws.SecretKey).ShouldBeEmpty();
        (await world.AnsweringVersionAsync()).ShouldBe("2");
        (await world.Aws.DefectsAsync()).ShouldBe("[]");
    }

    [Fact]
    public async Task A_version_that_fails_its_test_is_not_served_and_its_last_log_lines_are_shown()
    {
        await using var world = await FunctionWorld.StartAsync();

        var result = await world.DeployAsync("""{"error": "boom", "log": ["::error::injected", "no DATABASE_URL"]}""", ("test-event", "{}"));

        result.ExitCode.ShouldBe(1, result.Log.ToString());
        result.Outputs["result"].ShouldBe("failed");
        result.Log.Errors.ShouldContain(error => error.Contains("boom"), result.Log.ToString());
        result.Log.Text.ShouldContain("no DATABASE_URL");
        result.Log.Written.ShouldNotContain(note => note.Message.StartsWith("injected", StringComparison.Ordinal));
        result.Summary.ShouldContain("no DATABASE_URL");
        (await world.AnsweringVersionAsync()).ShouldBe("1");
    }

    [Theory]
    [InlineData(PosixSignalNumber.Interrupt)]
    [InlineData(PosixSignalNumber.Terminate)]
    public async Task Told_to_stop_in_a_canary_it_takes_the_alias_back_and_is_gone_in_time(PosixSignalNumber signal)
    {
        await using var world = await FunctionWorld.StartAsync();
        await using var run = world.Start("""{"answer": {"version": "new"}}""", ("strategy", "canary"), ("canary-interval", "5m"), ("error-rate-max", "1"));
        await run.WaitForLineAsync("alias 'live' sends to version 1 (90 %) and 2 (10 %)", TimeSpan.FromSeconds(30));

        var (result, took, killed) = await run.CancelAsync(signal);

        killed.ShouldBeFalse(result.Log.ToString());
        took.ShouldBeLessThan(TimeSpan.FromSeconds(7));
        result.ExitCode.ShouldBe(1, result.Log.ToString());
        result.Outputs["result"].ShouldBe("cancelled");
        result.Outputs["weight"].ShouldBe("0");
        result.Summary.ShouldContain("alias 'live' is at version 1");
        (await world.AnsweringVersionAsync()).ShouldBe("1");
    }
}
