using LocalAws.Lambda;
using Testing;

namespace LambdaDeploy.Tests;

/// <summary>Functions of one step move together or not at all.</summary>
public sealed class SeveralFunctionsTests
{
    [Fact]
    public async Task No_alias_moves_when_the_second_one_cannot_be_updated()
    {
        await using var world = await LambdaWorld.StartAsync("api", "worker");
        world.Server.Lambda.Script("worker", UpdateOutcome.Fails("InvalidSubnet", "subnet-1 does not exist"));

        using var run = await world.DeployAsync(LambdaWorld.Good, "api", "worker");

        run.ExitCode.ShouldBe(1, run.Log);
        run.Outputs["failed-functions"].ShouldBe("""["worker"]""");
        run.Log.ShouldContain("api: not moved, because another function failed");
        (await world.RouteAsync("api")).ShouldBe("1");
        (await world.RouteAsync("worker")).ShouldBe("1");
    }

    [Fact]
    public async Task Outputs_of_one_function_are_empty_for_several()
    {
        await using var world = await LambdaWorld.StartAsync("api", "worker");

        using var run = await world.DeployAsync(LambdaWorld.Good, "api", "worker");

        run.ExitCode.ShouldBe(0, run.Log);
        run.Outputs["function-versions"].ShouldBe("""{"api":"2","worker":"2"}""");
        foreach (var name in new[] { "function-arn", "function-version", "previous-version", "alias-arn", "code-sha256", "revision-id", "weight", "artifact", "test-result" })
            run.Outputs[name].ShouldBe("", name);
    }

    [Fact]
    public async Task A_bad_canary_brings_both_back()
    {
        await using var world = await LambdaWorld.StartAsync("api", "worker");
        world.AddAlarm("errors");
        using var run = world.RunWith(LambdaWorld.Good, "api", "worker").Input("strategy", "canary").Input("canary-interval", "1h").Input("alarms", "errors");
        var running = LambdaWorld.DeployAsync(run);
        await LambdaWorld.UntilAsync(async () => await world.RouteAsync("worker") == "1 and 2 at 0.1");
        world.Server.Alarms.SetState("errors", "ALARM", "9 errors a minute");

        await running;

        run.Outputs["result"].ShouldBe("rolled-back", run.Log);
        run.Outputs["failed-functions"].ShouldBe("""["api","worker"]""");
        (await world.RouteAsync("api")).ShouldBe("1");
        (await world.RouteAsync("worker")).ShouldBe("1");
    }

    [Fact]
    public async Task An_alias_that_cannot_move_blames_its_function_alone_and_brings_the_other_back()
    {
        await using var world = await LambdaWorld.StartAsync("api", "worker");
        world.Server.Lambda.Interfere(new Interference("worker", "UpdateAlias"));

        using var run = await world.DeployAsync(LambdaWorld.Good, "api", "worker");

        run.ExitCode.ShouldBe(1, run.Log);
        run.Outputs["failed-functions"].ShouldBe("""["worker"]""");
        run.Outputs["reason"].ShouldStartWith("worker: somebody else changed alias 'live' meanwhile");
        (await world.RouteAsync("api")).ShouldBe("1");
        (await world.RouteAsync("worker")).ShouldBe("1");
    }

    [Fact]
    public async Task One_that_is_as_wanted_is_left_alone()
    {
        await using var world = await LambdaWorld.StartAsync("api", "worker");
        using var first = await world.DeployAsync(LambdaWorld.Good, "api");
        world.Server.Records.Clear();

        using var run = await world.DeployAsync(LambdaWorld.Good, "api", "worker");

        run.ExitCode.ShouldBe(0, run.Log);
        run.Log.ShouldContain("api: unchanged at 2");
        run.Outputs["function-versions"].ShouldBe("""{"api":"2","worker":"2"}""");
        run.Outputs["previous-versions"].ShouldBe("""{"api":"2","worker":"1"}""");
        world.Server.Records.Writes().ShouldAllBe(record => record.Parameters!["FunctionName"]!.ToString() == "worker");
    }

    [Fact]
    public async Task Code_that_Lambda_refuses_is_found_out_before_any_function_is_changed()
    {
        await using var world = await LambdaWorld.StartAsync("api", "worker");
        world.Server.Buckets.Put("artifacts", "worker.zip", "no archive"u8.ToArray());
        using var run = world.Run("api: build", "worker: s3://artifacts/worker.zip");
        LambdaWorld.Write(run, "build/behaviour.json", LambdaWorld.Good);

        await LambdaWorld.DeployAsync(run);

        run.ExitCode.ShouldBe(1, run.Log);
        run.Outputs["failed-functions"].ShouldBe("""["worker"]""");
        world.Server.Records.Writes().ShouldAllBe(record => record.Parameters!["DryRun"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Each_has_settings_of_its_own_in_a_file()
    {
        await using var world = await LambdaWorld.StartAsync("api", "worker");
        using var run = world.Run().Input("functions", "").Input("config", "functions.yml");
        LambdaWorld.Write(run, "functions.yml", "functions:\n  api:\n    zip: build\n    memory: 512\n  worker:\n    timeout-function: 5m\n    env:\n      LEVEL: debug\n");
        LambdaWorld.Write(run, "build/behaviour.json", LambdaWorld.Good);

        await LambdaWorld.DeployAsync(run);

        run.ExitCode.ShouldBe(0, run.Log);
        (await world.ConfigurationAsync("api", "2"))["MemorySize"]!.GetValue<int>().ShouldBe(512);
        (await world.ConfigurationAsync("worker", "2"))["Timeout"]!.GetValue<int>().ShouldBe(300);
        (await world.VariablesAsync("worker"))["LEVEL"]!.ToString().ShouldBe("debug");
        (await world.VariablesAsync("worker"))["REGION"]!.ToString().ShouldBe("eu");
    }

    [Fact]
    public async Task Those_that_do_not_exist_are_told_together_with_the_nearest_name()
    {
        await using var world = await LambdaWorld.StartAsync("api", "worker");

        using var run = await world.DeployAsync(LambdaWorld.Good, "apo", "workers");

        run.ExitCode.ShouldBe(2, run.Log);
        run.Log.ShouldContain("there is no function 'apo'");
        run.Log.ShouldContain("Did you mean 'worker'?");
    }
}
