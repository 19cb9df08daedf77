using System.Text.Json.Nodes;
using LocalAws.Ecs;
using LocalAws.Ecs.Images;
using LocalAws.Faults;
using Testing;

namespace EcsDeploy.Tests;

/// <summary>Services that do not exist are created; over HTTP against the local AWS.</summary>
public sealed class CreatingTests
{
    private const string Definition = """
        {
          "desiredCount": 1,
          "deploymentConfiguration": { "deploymentCircuitBreaker": { "enable": true, "rollback": true }, "maximumPercent": 200 },
          "propagateTags": "SERVICE",
          "tags": [{ "key": "team", "value": "shop" }]
        }
        """;

    [Fact]
    public async Task A_missing_service_is_created_from_the_file_with_what_the_inputs_say_over_it()
    {
        await using var world = await WorldAsync();

        using var run = await world.DeployAsync(Run(world, "2").Input("desired-count", "3").Input("deployment-configuration", """{"maximumPercent":150}"""));

        run.Outputs["result"].ShouldBe("deployed", run.Log);
        run.Outputs["changed"].ShouldBe("true");
        run.Outputs["task-definitions"].ShouldBe("""{"api":"api:2"}""");
        run.Outputs["previous-task-definitions"].ShouldBe("{}");
        run.Outputs["previous-task-definition"].ShouldBeEmpty();
        JsonNode.Parse(run.Outputs["record"])![0]!["previous"].ShouldBeNull();
        var created = world.Server.Records.Calls("ecs:CreateService").ShouldHaveSingleItem().Parameters!;
        created["clientToken"]!.GetValue<string>().ShouldStartWith("create-1001-1-");
        created["desiredCount"]!.GetValue<int>().ShouldBe(3);
        created["propagateTags"]!.GetValue<string>().ShouldBe("SERVICE");
        created["deploymentConfiguration"]!["maximumPercent"]!.GetValue<int>().ShouldBe(150);
        created["deploymentConfiguration"]!["deploymentCircuitBreaker"]!["enable"]!.GetValue<bool>().ShouldBeTrue();
        (await world.DescribeAsync("api"))["runningCount"]!.GetValue<int>().ShouldBe(3);
        (await world.ImageAsync("api")).ShouldBe("shop/api:2");
        run.Summary.ShouldContain("`(none)` → `api:2`");
        world.Server.Records.ShouldBeClean();
    }

    [Fact]
    public async Task A_step_that_is_run_again_finds_it_and_writes_nothing()
    {
        await using var world = await WorldAsync();
        using var first = await world.DeployAsync(Run(world, "1"));
        first.Outputs["result"].ShouldBe("deployed", first.Log);
        world.Server.Records.Clear();

        using var again = await world.DeployAsync(Run(world, "1"));

        again.Outputs["result"].ShouldBe("unchanged", again.Log);
        world.Server.Records.Writes().ShouldBeEmpty();
    }

    [Fact]
    public async Task One_that_exists_is_deployed_to_as_usual()
    {
        await using var world = await WorldAsync();
        using var first = await world.DeployAsync(Run(world, "1"));
        world.Server.Records.Clear();

        using var next = await world.DeployAsync(Run(world, "2"));

        next.Outputs["result"].ShouldBe("deployed", next.Log);
        next.Outputs["previous-task-definitions"].ShouldBe("""{"api":"api:1"}""");
        world.Server.Records.Calls("ecs:CreateService").ShouldBeEmpty();
        (await world.DescribeAsync("api"))["desiredCount"]!.GetValue<int>().ShouldBe(1);
    }

    [Fact]
    public async Task An_answer_that_is_lost_makes_one_service()
    {
        await using var world = await WorldAsync();
        world.Fault(new FaultRule(FaultKind.ResetAfter) { Operation = "CreateService", First = 1 });

        using var run = await world.DeployAsync(Run(world, "2"));

        run.Outputs["result"].ShouldBe("deployed", run.Log);
        (await world.CallAsync("ListServices", new JsonObject { ["cluster"] = "prod" }))["serviceArns"]!.AsArray().Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    public async Task A_deleted_service_is_created_anew_also_when_readings_lag_behind(int stale)
    {
        await using var world = await WorldAsync(new EcsOptions { StaleReads = TimeSpan.FromSeconds(stale) });
        using var first = await world.DeployAsync(Run(world, "1"));
        await world.CallAsync("DeleteService", new JsonObject { ["cluster"] = "prod", ["service"] = "api", ["force"] = true });
        await world.UntilAsync("api", service => service["status"]!.GetValue<string>() == "INACTIVE");

        using var run = await world.DeployAsync(Run(world, "2"));

        run.Outputs["result"].ShouldBe("deployed", run.Log);
        (await world.DescribeAsync("api"))["status"]!.GetValue<string>().ShouldBe("ACTIVE");
        (await world.ImageAsync("api")).ShouldBe("shop/api:2");
    }

    [Fact]
    public async Task A_service_that_shifts_traffic_is_created_and_followed()
    {
        await using var world = await WorldAsync(new EcsOptions { StaleReads = TimeSpan.FromSeconds(4) });

        using var run = await world.DeployAsync(Run(world, "2").Input("strategy", "blue-green").Input("deployment-configuration", """{"bakeTimeInMinutes":0}"""));

        run.Outputs["result"].ShouldBe("deployed", run.Log);
    }

    [Fact]
    public async Task A_first_deployment_that_fails_is_left_and_said_while_the_others_go_back()
    {
        await using var world = await WorldAsync();
        world.Push("api", "bad", VirtualOutcome.Exits(1, TimeSpan.FromMilliseconds(100)));
        world.Push("web", "2");

        using var run = await world.DeployAsync(Run(world, "bad").Input("services", "web\napi: api").Input("images", "web/app=shop/web:2\napi/app=shop/api:bad"));

        run.ExitCode.ShouldBe(1, run.Log);
        run.Outputs["result"].ShouldBe("failed", run.Log);
        run.Outputs["failed-services"].ShouldBe("""["api"]""");
        run.Outputs["reason"].ShouldContain("No revision before it is known to have worked, so it is left as it is");
        run.Log.ShouldContain("api has no earlier revision that is known to have worked; it is left as it is.");
        (await world.ImageAsync("web")).ShouldBe("shop/web:1");
        (await world.DescribeAsync("api"))["status"]!.GetValue<string>().ShouldBe("ACTIVE");
    }

    [Fact]
    public async Task A_dry_run_shows_what_would_be_created()
    {
        await using var world = await WorldAsync();

        using var run = await world.DeployAsync(Run(world, "2").Input("dry-run", "true"));

        run.Outputs["result"].ShouldBe("planned", run.Log);
        run.Log.ShouldContain("api: does not exist; it is created from 'service.json' with a new revision of api");
        run.Log.ShouldContain("service.propagateTags");
        world.Server.Records.Writes().ShouldBeEmpty();
    }

    [Fact]
    public async Task Each_service_of_a_file_may_have_a_definition_of_its_own()
    {
        await using var world = await WorldAsync();
        var run = Run(world, "2").Input("services", "").Input("images", "").Input("task-definition", "").Input("service-definition", "").Input("config", "all.yml");
        await File.WriteAllTextAsync(Path.Combine(run.Workspace, "api.yml"), "serviceName: api\ntaskDefinition: api\ndesiredCount: 2\n");
        await File.WriteAllTextAsync(Path.Combine(run.Workspace, "all.yml"), "services:\n  api:\n    service-definition: api.yml\n    images:\n      app: shop/api:2\n");

        await world.DeployAsync(run);

        run.Outputs["result"].ShouldBe("deployed", run.Log);
        (await world.DescribeAsync("api"))["desiredCount"]!.GetValue<int>().ShouldBe(2);
        run.Dispose();
    }

    [Fact]
    public async Task Without_the_right_to_create_nothing_is_left_behind_but_the_revision()
    {
        await using var world = await WorldAsync();
        world.Fault(new FaultRule(FaultKind.Deny) { Operation = "CreateService" });

        using var run = await world.DeployAsync(Run(world, "2"));

        run.ExitCode.ShouldBe(1, run.Log);
        run.Outputs["result"].ShouldBe("failed");
        run.Outputs["changed"].ShouldBe("false");
        run.Log.ShouldContain("ecs:CreateService");
    }

    [Theory]
    [InlineData("create", "false", Definition, "'service.json' is not allowed: it is used to create a service that does not exist, with 'create: true'")]
    [InlineData("service-definition", "", Definition, "a service is created from 'service-definition'")]
    [InlineData("service-definition", "nowhere.json", Definition, "there is no file 'nowhere.json' in the workspace")]
    [InlineData("task-definition", "", Definition, "Service 'api' does not exist, and nothing says what it shall run.")]
    [InlineData("task-definition", "apo", Definition, "there is no task definition 'apo'")]
    [InlineData("cluster", "prod", """{"serviceName":"web"}""", "'service.json' is for the service 'web' and would be used for 'api'.")]
    [InlineData("cluster", "prod", """{"cluster":"staging"}""", "'service.json' is for the cluster 'staging', and 'cluster' is 'prod'.")]
    [InlineData("cluster", "prod", """{"status":"ACTIVE"}""", "'service.json' has 'status', which AWS tells and does not take")]
    [InlineData("cluster", "prod", """{"deploymentController":{"type":"CODE_DEPLOY"}}""", "has the deployment controller CODE_DEPLOY")]
    [InlineData("cluster", "prod", "[]", "expected a mapping, as JSON or YAML")]
    public async Task What_cannot_be_created_is_refused_before_anything_is_written(string input, string value, string definition, string said)
    {
        await using var world = await WorldAsync();
        var run = Run(world, "2", definition).Input(input, value);

        await world.DeployAsync(run);

        run.ExitCode.ShouldBe(2, run.Log);
        run.Log.ShouldContain(said);
        world.Server.Records.Writes().ShouldBeEmpty();
        run.Dispose();
    }

    /// <summary>A world without the service <c>api</c>, but with a revision of its family.</summary>
    private static async Task<DeployWorld> WorldAsync(EcsOptions? options = null)
    {
        var world = await DeployWorld.StartAsync(["web"], options: options);
        world.Push("api", "1");
        world.Push("api", "2");
        await world.RegisterAsync("api", "shop/api:1");
        world.Server.Records.Clear();
        return world;
    }

    internal static ActionRun Run(DeployWorld world, string tag, string definition = Definition)
    {
        var run = world.Run(tag, "api").Input("create", "true").Input("service-definition", "service.json").Input("task-definition", "api");
        File.WriteAllText(Path.Combine(run.Workspace, "service.json"), definition);
        return run;
    }
}
