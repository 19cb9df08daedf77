using System.Text.Json.Nodes;
using LocalAws.Ecs.Images;
using LocalAws.Faults;
using LocalAws.LoadBalancing;
using Testing;
using Testing.Http;

namespace EcsDeploy.Tests;

/// <summary>docs/iam/ecs-deploy.json grants what the action was seen to use, and nothing else.</summary>
public sealed class IamPolicyTests
{
    [Fact]
    public async Task The_policy_is_what_the_action_was_seen_to_use()
    {
        await using var world = await DeployWorld.StartAsync(["web"], WithoutRollback);
        world.Push("web", "crash", VirtualOutcome.Exits(1, TimeSpan.FromMilliseconds(100)));
        world.Push("web", "stuck", VirtualOutcome.StaysPending);
        world.Push("web", "2");
        world.Fault(new FaultRule(FaultKind.ResetAfter) { Operation = "RegisterTaskDefinition", First = 1 });

        using var missing = await world.DeployAsync("2", "wed");
        using var left = await world.DeployAsync(world.Run("crash", "web").Input("on-failure", "leave"));
        ScheduledTaskTests.AddRule(world, "nightly", ScheduledTaskTests.Target(world, "jobs", "web:1"));
        ScheduledTaskTests.AddSchedule(world, "default", "hourly", "web:1");
        using var good = await world.DeployAsync(world.Run("2", "web").Input("scheduled-tasks", "auto"));
        using var returned = await world.DeployAsync(world.Run("stuck", "web").Input("timeout", "5s"));

        await world.AddServiceAsync("paused", DeployWorld.Configured(AttendingTests.Paused));
        world.Push("paused", "2");
        using var paused = await world.DeployAsync(world.Run("2", "paused").Input("wait-until", "hook:POST_TEST_TRAFFIC_SHIFT"));
        using var continued = await world.DeployAsync(world.Run(["paused"]).Input("mode", "continue"));

        await world.RegisterAsync("created", "shop/web:2");
        using var created = await world.DeployAsync(CreatingTests.Run(world, "2").Input("services", "created").Input("images", "").Input("task-definition", "created"));

        using var verified = await world.DeployAsync(await WithEverythingToLookAtAsync(world));

        using var balanced = await world.DeployAsync(world.Run(["api"]).Input("env", "LOG_LEVEL=debug"));

        await using var server = RawServer.Start(_ => RawServer.Response(200, "ok"));
        using var gated = await world.DeployAsync((await WithAPauseAsync(world)).Input("gate-urls", server.Url));

        gated.Outputs["result"].ShouldBe("deployed", gated.Log);
        balanced.Outputs["result"].ShouldBe("deployed", balanced.Log);
        verified.Outputs["result"].ShouldBe("planned", verified.Log);
        left.Outputs["result"].ShouldBe("failed", left.Log);
        good.Outputs["result"].ShouldBe("deployed", good.Log);
        returned.Outputs["result"].ShouldBe("rolled-back", returned.Log);
        created.Outputs["result"].ShouldBe("deployed", created.Log);
        continued.Outputs["result"].ShouldBe("deployed", continued.Log);
        Granted().ShouldBe(world.Server.Records.Actions(), ignoreOrder: true);
    }

    /// <summary>The actions of the policy.</summary>
    internal static IEnumerable<string> Granted() =>
        JsonNode.Parse(File.ReadAllText(Repository.File("docs", "iam", "ecs-deploy.json")))!["Statement"]!.AsArray()
            .SelectMany(statement => statement!["Action"] is JsonArray several ? several.Select(action => action!.GetValue<string>()) : [statement["Action"]!.GetValue<string>()])
            .Distinct();

    /// <summary>A plan for a service with a target group, an alarm, an image in ECR and secrets.</summary>
    internal static async Task<ActionRun> WithEverythingToLookAtAsync(DeployWorld world)
    {
        var balancer = world.Server.Ecs.AddSilentLoadBalancer(new TargetGroupSpec { Name = "api" });
        await world.CallAsync("CreateService", new JsonObject
        {
            ["cluster"] = "prod",
            ["serviceName"] = "api",
            ["taskDefinition"] = "web:1",
            ["desiredCount"] = 0,
            ["loadBalancers"] = new JsonArray(new JsonObject { ["targetGroupArn"] = balancer.TargetGroupArn, ["containerName"] = "app", ["containerPort"] = 80 }),
            ["deploymentConfiguration"] = new JsonObject
            {
                ["alarms"] = new JsonObject { ["enable"] = true, ["rollback"] = true, ["alarmNames"] = new JsonArray("api-errors") },
            },
        });
        return world.Run(["api"])
            .Input("image", $"{world.Repository("api")}:1")
            .Input("secrets", $"URL=/shop/url\nTOKEN={world.SecretArn("shop/token")}")
            .Input("dry-run", "true");
    }

    /// <summary>A change of a service whose deployments pause before production traffic.</summary>
    internal static async Task<ActionRun> WithAPauseAsync(DeployWorld world)
    {
        await world.CallAsync("CreateService", new JsonObject
        {
            ["cluster"] = "prod",
            ["serviceName"] = "staged",
            ["taskDefinition"] = "web:1",
            ["desiredCount"] = 1,
            ["deploymentConfiguration"] = JsonNode.Parse(GateTests.Paused),
        });
        await world.SettleAsync("staged");
        return world.Run(["staged"]).Input("env", "LOG_LEVEL=debug");
    }

    private static JsonObject WithoutRollback(JsonObject service)
    {
        service["deploymentConfiguration"]!["deploymentCircuitBreaker"]!["rollback"] = false;
        return service;
    }
}
