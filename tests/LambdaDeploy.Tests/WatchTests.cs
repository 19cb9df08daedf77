using System.Text.Json.Nodes;
using LocalAws.Faults;

namespace LambdaDeploy.Tests;

/// <summary>Who watches must be able to see: a watch that saw nothing is no good sign, and what was seen is shown.</summary>
public sealed class WatchTests
{
    [Theory]
    [InlineData("alarms", "errors", "DescribeAlarms", "the alarms could not be read even once")]
    [InlineData("error-rate-max", "1", "GetMetricData", "the error rate could not be read even once")]
    public async Task A_watch_that_could_read_nothing_is_not_called_well(string input, string value, string operation, string reason)
    {
        await using var world = await LambdaWorld.StartAsync("api");
        world.AddAlarm("errors");
        using var run = world.RunWith(LambdaWorld.Good).Input("strategy", "canary").Input("canary-interval", "20s").Input(input, value).Input("test-event", "{}");
        var running = LambdaWorld.DeployAsync(run);
        // Behind the look before the deployment, and well before the alias moves.
        await LambdaWorld.UntilAsync(() => Task.FromResult(world.Server.Records.Count("lambda:UpdateFunctionCode") > 0));
        world.Fault(new FaultRule(FaultKind.Deny) { Operation = operation });

        await running;

        run.ExitCode.ShouldBe(1, run.Log);
        run.Outputs["reason"].ShouldContain(reason);
        run.Outputs["result"].ShouldBe("rolled-back", "no share is left half-way");
        (await world.RouteAsync()).ShouldBe("1");
    }

    [Fact]
    public async Task The_log_of_a_version_that_was_taken_back_is_shown()
    {
        await using var world = await LambdaWorld.StartAsync("api");
        await using var traffic = world.Traffic();
        using var run = world.RunWith("""{"error":"boom","log":["no DATABASE_URL"]}""").Input("strategy", "canary").Input("canary-interval", "20s").Input("error-rate-max", "1");

        await LambdaWorld.DeployAsync(run);

        run.Outputs["result"].ShouldBe("rolled-back", run.Log);
        run.Log.ShouldContain("log lines of version 2:");
        run.Log.ShouldContain("no DATABASE_URL");
        run.Log.ShouldNotContain("REPORT RequestId");
        run.Summary.ShouldContain("no DATABASE_URL");
    }

    [Fact]
    public async Task A_queue_that_feeds_the_unpublished_function_is_told()
    {
        await using var world = await LambdaWorld.StartAsync("api");
        foreach (var qualified in new[] { "api", "api:live" })
            await world.CallAsync("CreateEventSourceMapping", new JsonObject { ["FunctionName"] = qualified, ["EventSourceArn"] = $"arn:aws:sqs:eu-central-1:123456789012:of-{qualified.Replace(':', '-')}" });

        using var run = await world.DeployAsync(LambdaWorld.Good);

        run.ExitCode.ShouldBe(0, run.Log);
        run.Log.ShouldNotContain("of-api-live");
        run.Log.ShouldContain("arn:aws:sqs:eu-central-1:123456789012:of-api feed the unpublished function, not its alias 'live'");
    }

    [Fact]
    public async Task Another_architecture_alone_is_deployed_with_the_same_code()
    {
        await using var world = await LambdaWorld.StartAsync("api");
        using var first = await world.DeployAsync(LambdaWorld.Good);

        using var run = await LambdaWorld.DeployAsync(world.RunWith(LambdaWorld.Good).Input("architecture", "arm64"));

        run.Outputs["result"].ShouldBe("deployed", run.Log);
        (await world.ConfigurationAsync(qualifier: "3"))["Architectures"]![0]!.ToString().ShouldBe("arm64");
    }
}
