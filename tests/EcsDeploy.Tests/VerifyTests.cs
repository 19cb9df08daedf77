using System.Text.Json.Nodes;
using LocalAws.Faults;
using Testing;

namespace EcsDeploy.Tests;

/// <summary>What a task needs is looked up before anything is written; over HTTP against the local AWS.</summary>
public sealed class VerifyTests
{
    private const string Secrets = "URL=/shop/url\nTOKEN=/shop/token";

    [Fact]
    public async Task Missing_things_are_refused_all_at_once_when_strict()
    {
        await using var world = await DeployWorld.StartAsync(["web"], WithAlarm);

        using var run = await world.DeployAsync(Run(world, "strict"));

        run.ExitCode.ShouldBe(2, run.Log);
        run.Log.ShouldContain("::error::web: parameter /shop/url does not exist.");
        run.Log.ShouldContain("::error::web: parameter /shop/token does not exist.");
        run.Log.ShouldContain("::error::web: alarm web-errors does not exist.");
        world.Server.Records.Writes().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_secret_and_a_log_group_must_be_there_too()
    {
        await using var world = await DeployWorld.StartAsync(["web"]);
        var run = world.Run(["web"])
            .Input("secrets", $"TOKEN={world.SecretArn("shop/token")}:key::")
            .Input("log-options", "awslogs-group=/ecs/pro")
            .Input("verify", "strict");

        await world.DeployAsync(run);

        run.ExitCode.ShouldBe(2, run.Log);
        run.Log.ShouldContain($"::error::web: secret {world.SecretArn("shop/token")} does not exist.");
        run.Log.ShouldContain("::error::web: log group /ecs/pro does not exist; create it, or set the log option 'awslogs-create-group'.");
        world.Server.Records.Writes().ShouldBeEmpty();
        run.Dispose();
    }

    [Fact]
    public async Task Missing_things_are_warned_about_otherwise()
    {
        await using var world = await DeployWorld.StartAsync(["web"]);
        world.Server.Parameters.Put("/shop/url", "https://shop");

        using var run = await world.DeployAsync(Run(world, "warn").Input("dry-run", "true"));

        run.Outputs["result"].ShouldBe("planned", run.Log);
        run.Log.ShouldContain("ok      web: parameter /shop/url");
        run.Log.ShouldContain("::warning title=Not as it should be::web: parameter /shop/token does not exist.");
        run.Summary.ShouldContain("⚠️ web: parameter /shop/token does not exist");
        (run.Log + run.Summary).ShouldNotContain("https://shop");
    }

    [Fact]
    public async Task What_the_role_may_not_look_at_never_fails()
    {
        await using var world = await DeployWorld.StartAsync(["web"]);
        world.Server.Parameters.Put("/shop/url", "https://shop");
        world.Server.Parameters.Put("/shop/token", "t-1");
        world.Fault(new FaultRule(FaultKind.Deny) { Operation = "GetParameters" });

        using var run = await world.DeployAsync(Run(world, "strict"));

        run.Outputs["result"].ShouldBe("deployed", run.Log);
        run.Log.ShouldContain("unknown web: parameter /shop/url was not looked at");
    }

    [Theory]
    [InlineData("off", "LEVEL=info")]
    [InlineData("strict", "")]
    public async Task Nothing_is_looked_up_when_it_is_off_or_nothing_changes(string verify, string env)
    {
        await using var world = await DeployWorld.StartAsync(["web"], WithAlarm);

        using var run = await world.DeployAsync(world.Run("1", "web").Input("env", env).Input("verify", verify).Input("dry-run", "true"));

        run.ExitCode.ShouldBe(0, run.Log);
        world.Server.Records.Calls("cloudwatch:DescribeAlarms").ShouldBeEmpty();
    }

    private static ActionRun Run(DeployWorld world, string verify) => world.Run(["web"]).Input("secrets", Secrets).Input("verify", verify);

    private static JsonObject WithAlarm(JsonObject service)
    {
        service["deploymentConfiguration"]!["alarms"] = new JsonObject { ["enable"] = true, ["rollback"] = true, ["alarmNames"] = new JsonArray("web-errors") };
        return service;
    }
}
