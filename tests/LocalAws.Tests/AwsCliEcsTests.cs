using System.Text.Json.Nodes;
using LocalAws.Ecs.Images;
using LocalAws.Tests.Kit;

namespace LocalAws.Tests;

/// <summary>A deployment as a person would do it by hand, with the real command line.</summary>
public sealed class AwsCliEcsTests : IAsyncLifetime
{
    private const string Containers = """
        [{"name": "app", "image": "shop/api:{0}", "essential": true,
          "logConfiguration": {"logDriver": "awslogs", "options": {"awslogs-group": "/ecs/api", "awslogs-region": "eu-central-1", "awslogs-stream-prefix": "api"}}}]
        """;

    private LocalAwsServer _server = null!;
    private AwsCli _aws = null!;

    public async ValueTask InitializeAsync()
    {
        AwsCli.Require();
        _server = await LocalAwsServer.StartAsync(new LocalWorld { LogGroups = { "/ecs/api" } });
        _server.Ecs.AddImage("shop/api", "1", VirtualOutcome.Runs);
        _server.Ecs.AddImage("shop/api", "2", VirtualOutcome.Runs);
        _server.Ecs.AddImage("shop/api", "job", VirtualOutcome.Exits(0, TimeSpan.FromMilliseconds(50)) with { Lines = ["moved 3 rows"] });
        _aws = new AwsCli(_server);
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
    }

    [Fact]
    public async Task Deploys_a_service_and_runs_a_task()
    {
        await _aws.RunAsync("ecs", "create-cluster", "--cluster-name", "shop");
        await RegisterAsync("1");
        await _aws.RunAsync("ecs", "create-service", "--cluster", "shop", "--service-name", "api", "--task-definition", "api", "--desired-count", "2");
        await _aws.RunAsync("ecs", "wait", "services-stable", "--cluster", "shop", "--services", "api");

        var second = await RegisterAsync("2");
        second.ShouldEndWith(":task-definition/api:2");
        await _aws.RunAsync("ecs", "update-service", "--cluster", "shop", "--service", "api", "--task-definition", second);
        await _aws.RunAsync("ecs", "wait", "services-stable", "--cluster", "shop", "--services", "api");

        var service = (await _aws.RunAsync("ecs", "describe-services", "--cluster", "shop", "--services", "api"))["services"]![0]!;
        service["taskDefinition"]!.GetValue<string>().ShouldBe(second);
        service["runningCount"]!.GetValue<int>().ShouldBe(2);
        service["deployments"]!.AsArray().Count.ShouldBe(1);
        service["deployments"]![0]!["rolloutState"]!.GetValue<string>().ShouldBe("COMPLETED");
        _server.Records.ShouldBeClean();
    }

    [Fact]
    public async Task Runs_a_task_and_reads_what_it_wrote()
    {
        await _aws.RunAsync("ecs", "create-cluster", "--cluster-name", "shop");
        var job = await RegisterAsync("job");
        var run = await _aws.RunAsync("ecs", "run-task", "--cluster", "shop", "--task-definition", job);
        var arn = run["tasks"]![0]!["taskArn"]!.GetValue<string>();
        await _aws.RunAsync("ecs", "wait", "tasks-stopped", "--cluster", "shop", "--tasks", arn);

        var task = (await _aws.RunAsync("ecs", "describe-tasks", "--cluster", "shop", "--tasks", arn))["tasks"]![0]!;
        task["containers"]![0]!["exitCode"]!.GetValue<int>().ShouldBe(0);
        var log = await _aws.RunAsync("logs", "get-log-events", "--log-group-name", "/ecs/api", "--log-stream-name", $"api/app/{arn[(arn.LastIndexOf('/') + 1)..]}");
        log["events"]!.AsArray().Select(entry => entry!["message"]!.GetValue<string>()).ShouldBe(["moved 3 rows"]);
        _server.Records.ShouldBeClean();
    }

    [Fact]
    public async Task Continues_a_blue_green_deployment_that_is_paused()
    {
        const string configuration = """
            {"strategy": "BLUE_GREEN", "bakeTimeInMinutes": 0, "lifecycleHooks": [{"targetType": "PAUSE", "lifecycleStages": ["POST_SCALE_UP"],
             "timeoutConfiguration": {"timeoutInMinutes": 5, "action": "ROLLBACK"}}]}
            """;
        await _aws.RunAsync("ecs", "create-cluster", "--cluster-name", "shop");
        await RegisterAsync("1");
        var created = await _aws.RunAsync("ecs", "create-service", "--cluster", "shop", "--service-name", "api", "--task-definition", "api",
            "--desired-count", "1", "--deployment-configuration", configuration);
        var arn = created["service"]!["currentServiceDeployment"]!.GetValue<string>();
        var paused = await DescribedAsync(arn, deployment => deployment["lifecycleHookDetails"] is JsonArray { Count: > 0 });
        paused["lifecycleStage"]!.GetValue<string>().ShouldBe("POST_SCALE_UP");

        var hook = paused["lifecycleHookDetails"]![0]!["hookId"]!.GetValue<string>();
        var refused = await _aws.TryAsync("ecs", "continue-service-deployment", "--service-deployment-arn", arn, "--hook-id", "none");
        refused.Error.ShouldContain("InvalidParameterException");
        await _aws.RunAsync("ecs", "continue-service-deployment", "--service-deployment-arn", arn, "--hook-id", hook, "--action", "CONTINUE");

        var done = await DescribedAsync(arn, deployment => deployment["status"]!.GetValue<string>() != "IN_PROGRESS");
        done["status"]!.GetValue<string>().ShouldBe("SUCCESSFUL");
        done["targetServiceRevision"]!["requestedProductionTrafficWeight"]!.GetValue<double>().ShouldBe(100);
        _server.Records.ShouldBeClean();
    }

    private async Task<JsonNode> DescribedAsync(string arn, Func<JsonNode, bool> condition)
    {
        for (var look = 0; look < 100; look++)
        {
            var answer = await _aws.RunAsync("ecs", "describe-service-deployments", "--service-deployment-arns", arn);
            if (condition(answer["serviceDeployments"]![0]!))
                return answer["serviceDeployments"]![0]!;
        }

        throw new TimeoutException($"It did not come to that: {_server.Ecs.Dump()}");
    }

    private async Task<string> RegisterAsync(string tag)
    {
        var containers = Containers.Replace("{0}", tag, StringComparison.Ordinal);
        var answer = await _aws.RunAsync("ecs", "register-task-definition", "--family", "api", "--container-definitions", containers);
        return answer["taskDefinition"]!["taskDefinitionArn"]!.GetValue<string>();
    }
}
