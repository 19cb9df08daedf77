using System.Text.Json.Nodes;
using LocalAws.Lambda;
using Testing;
using Testing.Http;

namespace LambdaDeploy.Tests;

/// <summary>Shares are given one after the other and watched; what is bad is taken back at once.</summary>
public sealed class CanaryTests
{
    [Fact]
    public async Task Goes_through_its_shares_and_arrives()
    {
        await using var world = await LambdaWorld.StartAsync("api");
        await using var traffic = world.Traffic();

        using var run = await LambdaWorld.DeployAsync(Canary(world).Input("error-rate-max", "1"));

        run.ExitCode.ShouldBe(0, run.Log);
        (await world.RouteAsync()).ShouldBe("2");
        run.Log.ShouldContain("alias 'live' sends to version 1 (90 %) and 2 (10 %)");
        run.Log.ShouldContain("alias 'live' sends to version 1 (50 %) and 2 (50 %)");
        run.Log.ShouldContain("alias 'live' sends to version 2");
    }

    [Fact]
    public async Task Each_share_gets_its_part_of_the_invocations()
    {
        await using var world = await LambdaWorld.StartAsync("api");
        world.AddAlarm("errors");
        using var run = Canary(world).Input("alarms", "errors").Input("canary-interval", "1h");
        var running = LambdaWorld.DeployAsync(run);
        await LambdaWorld.UntilAsync(async () => await world.RouteAsync() == "1 and 2 at 0.1");

        await world.InvokeAsync(times: 2500);
        run.Stop();
        await running;

        var versions = world.Server.Lambda.Invocations.Select(invocation => invocation.Version).ToList();
        versions.Count.ShouldBe(2500);
        (100.0 * versions.Count(version => version == "2") / versions.Count).ShouldBe(10, 3.0);
    }

    [Fact]
    public async Task A_version_that_fails_is_taken_back_by_its_error_rate()
    {
        await using var world = await LambdaWorld.StartAsync("api");
        await using var traffic = world.Traffic();

        using var run = await LambdaWorld.DeployAsync(Canary(world, LambdaWorld.Bad).Input("error-rate-max", "1"));

        await ShouldBeBackAsync(world, run, "more than 1 %");
        run.Outputs["reason"].ShouldContain("of api, version 2 failed");
    }

    [Fact]
    public async Task An_alarm_that_goes_off_takes_it_back_at_once()
    {
        await using var world = await LambdaWorld.StartAsync("api");
        world.AddAlarm("errors");
        using var run = Canary(world).Input("alarms", "errors").Input("canary-interval", "1h");
        var running = LambdaWorld.DeployAsync(run);
        await LambdaWorld.UntilAsync(async () => await world.RouteAsync() == "1 and 2 at 0.1");
        world.Server.Alarms.SetState("errors", "ALARM", "9 errors a minute");

        await running;

        await ShouldBeBackAsync(world, run, "the alarm 'errors' went off: 9 errors a minute");
        var seen = world.Server.Records.Calls("cloudwatch:DescribeAlarms")[^1].Time;
        var back = world.Server.Records.Calls("lambda:UpdateAlias")[^1].Time;
        // Of an hour that passes twenty times as fast as the program works.
        (back - seen).ShouldBeLessThan(TimeSpan.FromMinutes(10));
    }

    [Fact]
    public async Task An_address_that_answers_badly_takes_it_back()
    {
        await using var world = await LambdaWorld.StartAsync("api");
        await using var site = RawServer.Start(_ => RawServer.Response(world.Server.Records.Executed("lambda:UpdateAlias") > 1 ? 503 : 200, "x"));

        using var run = await LambdaWorld.DeployAsync(Canary(world).Input("gate-urls", site.Url).Input("gate-interval", "1s").Input("canary-interval", "20s"));

        await ShouldBeBackAsync(world, run, "503");
    }

    [Fact]
    public async Task A_soak_that_goes_bad_takes_back_what_has_arrived()
    {
        await using var world = await LambdaWorld.StartAsync("api");
        world.AddAlarm("errors");
        using var run = world.RunWith(LambdaWorld.Good).Input("alarms", "errors").Input("soak", "1h");
        var running = LambdaWorld.DeployAsync(run);
        await LambdaWorld.UntilAsync(async () => await world.RouteAsync() == "2");
        world.Server.Alarms.SetState("errors", "ALARM", "9 errors a minute");

        await running;

        await ShouldBeBackAsync(world, run, "soak of 1 h");
    }

    [Fact]
    public async Task On_failure_leave_changes_nothing_more_and_says_what_serves()
    {
        await using var world = await LambdaWorld.StartAsync("api");
        world.AddAlarm("errors");
        using var run = world.RunWith(LambdaWorld.Good).Input("alarms", "errors").Input("soak", "1h").Input("on-failure", "leave");
        var running = LambdaWorld.DeployAsync(run);
        await LambdaWorld.UntilAsync(async () => await world.RouteAsync() == "2");
        world.Server.Alarms.SetState("errors", "ALARM", "9 errors a minute");

        await running;

        run.Outputs["result"].ShouldBe("failed", run.Log);
        run.Summary.ShouldContain("alias 'live' is at version 2");
        (await world.RouteAsync()).ShouldBe("2");
    }

    [Fact]
    public async Task Instances_that_are_kept_ready_are_waited_for()
    {
        await using var world = await LambdaWorld.StartAsync([LambdaWorld.Function("api")], new LambdaOptions { ProvisioningTime = TimeSpan.FromMinutes(5) });
        await world.CallAsync("PutProvisionedConcurrencyConfig", new JsonObject { ["FunctionName"] = "api", ["Qualifier"] = LambdaWorld.Live, ["ProvisionedConcurrentExecutions"] = 2 });

        using var run = await world.DeployAsync(LambdaWorld.Good);

        run.ExitCode.ShouldBe(0, run.Log);
        run.Log.ShouldContain("api: 0 of 2 instances are kept ready");
        run.Log.ShouldContain("api: 2 of 2 instances are kept ready");
    }

    [Fact]
    public async Task Instances_that_do_not_get_ready_in_time_take_it_back()
    {
        await using var world = await LambdaWorld.StartAsync([LambdaWorld.Function("api")], new LambdaOptions { ProvisioningTime = TimeSpan.FromHours(5) });
        await world.CallAsync("PutProvisionedConcurrencyConfig", new JsonObject { ["FunctionName"] = "api", ["Qualifier"] = LambdaWorld.Live, ["ProvisionedConcurrentExecutions"] = 2 });

        using var run = await LambdaWorld.DeployAsync(world.RunWith(LambdaWorld.Good).Input("timeout", "30s"));

        await ShouldBeBackAsync(world, run, "0 of 2 instances are kept ready after 30 s ('timeout')");
    }

    private static async Task ShouldBeBackAsync(LambdaWorld world, ActionRun run, string reason)
    {
        run.ExitCode.ShouldBe(1, run.Log);
        run.Outputs["result"].ShouldBe("rolled-back", run.Log);
        run.Outputs["reason"].ShouldContain(reason);
        run.Outputs["weight"].ShouldBe("0");
        run.Summary.ShouldContain("api failed; everything is back");
        (await world.RouteAsync()).ShouldBe("1");
    }

    private static ActionRun Canary(LambdaWorld world, string behaviour = LambdaWorld.Good) => world.RunWith(behaviour)
        .Input("strategy", "canary")
        .Input("canary-interval", "20s");
}
