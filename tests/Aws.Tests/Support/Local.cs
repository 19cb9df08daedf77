using System.Text.Json.Nodes;
using Actions.Toolkit;
using LocalAws;
using LocalAws.Ecs.Images;
using LocalAws.Faults;
using LocalAws.Lambda;

namespace Actions.Aws.Tests;

/// <summary>A session against the local AWS, which verifies every signature and holds every request against the official model.</summary>
internal sealed class Local : IAsyncDisposable
{
    public const string Image = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/api:1";
    public const string RoleArn = "arn:aws:iam::123456789012:role/events";
    private readonly StringWriter log = new();
    private readonly ActionLog actionLog;

    private Local(LocalAwsServer server)
    {
        Server = server;
        actionLog = new ActionLog(TextWriter.Synchronized(log), forRunner: false, debug: true);
    }

    public LocalAwsServer Server { get; }
    public FastTime Time { get; } = new();
    public AwsSession Session { get; private set; } = null!;
    public IEcs Ecs => Session.Ecs;
    public string Log => log.ToString();

    /// <summary>Whether a text was announced as a secret.</summary>
    public bool Masked(string secret) => actionLog.Masks.Contains(secret);

    /// <summary>An account with a cluster <c>main</c>, an image that runs, and a service <c>api</c> with one task of <c>api:1</c>.</summary>
    public static async Task<Local> StartAsync(params FaultRule[] faults)
    {
        var server = await LocalAwsServer.StartAsync(new LocalWorld
        {
            Parameters =
            {
                new WorldParameter("/shop/url", "https://shop.example"), new WorldParameter("/shop/key", "very-secret-value", "SecureString"),
            },
            Secrets = { new WorldSecret("shop/database", """{"user":"shop","password":"p4ss-w0rd","port":"5432"}""") },
            Buckets = { new WorldBucket("shop"), new WorldBucket("versioned") { IsVersioned = true } },
            Stacks = { new WorldStack("shop", new Dictionary<string, string> { ["Url"] = "https://shop.example" }) },
            AppRunnerServices = [.. Enumerable.Range(1, 7).Select(number => new WorldAppRunnerService($"shop-{number}", $"shop-{number}.eu-central-1.awsapprunner.com"))],
            AppRunner = new() { Begin = TimeSpan.FromMilliseconds(10), Pull = TimeSpan.FromMilliseconds(10) },
            LogGroups = { "/ecs/api" },
            Functions = { Function("fn"), Function("fn-2"), Function("fn-3"), Function("fn-4") },
            Schedules = { Schedule() },
            Alarms =
            {
                Alarm("errors", "OK"), Alarm("latency", "ALARM"),
                new JsonObject { ["AlarmName"] = "all", ["AlarmRule"] = "ALARM(errors) OR ALARM(latency)" },
            },
            Rules =
            {
                new WorldRule(new JsonObject { ["Name"] = "nightly", ["ScheduleExpression"] = "rate(1 day)", ["Description"] = "cleans up" })
                {
                    Targets = [RuleTarget()],
                },
                new WorldRule(new JsonObject { ["Name"] = "managed", ["ScheduleExpression"] = "rate(1 day)" })
                {
                    Targets = [RuleTarget()], ManagedBy = "autoscaling.amazonaws.com",
                },
            },
        });
        var local = new Local(server);
        server.Ecs.AddImage(Image[..^2], "1", VirtualOutcome.Runs);
        server.Snapshots.Databases.Add("shop");
        server.Snapshots.Add("DBInstance", "older", "shop", []);
        server.Snapshots.Add("DBCluster", "older", "shop", []);
        server.Ecs.AddSilentLoadBalancer(new() { Name = "api" });
        local.Session = await local.NewSessionAsync();
        await server.Ecs.HandleAsync(
            new("ecs", "CreateCluster", new JsonObject { ["clusterName"] = "main" }, server.DefaultKey.Owner, server.Region), CancellationToken.None);
        await local.Ecs.RegisterTaskDefinitionAsync(Definition(), CancellationToken.None);
        await local.Ecs.CreateServiceAsync(
            new JsonObject { ["cluster"] = "main", ["serviceName"] = "api", ["taskDefinition"] = "api:1", ["desiredCount"] = 1 }, CancellationToken.None);
        server.Records.Clear();
        foreach (var fault in faults)
            server.Faults.Add(fault);
        return local;
    }

    /// <summary>A function whose alias <c>live</c> serves version 1, with three further aliases: more than a page.</summary>
    private static FunctionSpec Function(string name) => new(name) { Zip = FunctionZip.Behaving("""{"answer":{"version":"old"}}"""), Aliases = ["live", "stable", "a", "b"] };

    /// <summary>A target that runs a task of <c>api:1</c>, with members this library has no record for.</summary>
    public static JsonObject RuleTarget() => JsonNode.Parse($$$"""
        {
          "Id": "job",
          "Arn": "arn:aws:ecs:eu-central-1:123456789012:cluster/main",
          "RoleArn": "{{{RoleArn}}}",
          "Input": "{\"containerOverrides\":[{\"name\":\"app\",\"command\":[\"grüß <&>\"]}]}",
          "EcsParameters": {
            "TaskDefinitionArn": "arn:aws:ecs:eu-central-1:123456789012:task-definition/api:1", "TaskCount": 1, "LaunchType": "FARGATE",
            "NetworkConfiguration": {"awsvpcConfiguration": {"Subnets": ["subnet-1"], "AssignPublicIp": "DISABLED"}}, "PlatformVersion": "LATEST"
          },
          "DeadLetterConfig": {"Arn": "arn:aws:sqs:eu-central-1:123456789012:dead"},
          "RetryPolicy": {"MaximumRetryAttempts": 3, "MaximumEventAgeInSeconds": 3600}
        }
        """)!.AsObject();

    /// <summary>A schedule that runs a task of <c>api:1</c>.</summary>
    public static JsonObject Schedule() => new()
    {
        ["Name"] = "hourly",
        ["GroupName"] = "shop",
        ["ScheduleExpression"] = "cron(5 * * * ? *)",
        ["ScheduleExpressionTimezone"] = "Europe/Berlin",
        ["StartDate"] = 1735689600.5,
        ["Description"] = "cleans up: grüß <&>",
        ["FlexibleTimeWindow"] = new JsonObject { ["Mode"] = "FLEXIBLE", ["MaximumWindowInMinutes"] = 5 },
        ["Target"] = new JsonObject
        {
            ["Arn"] = "arn:aws:ecs:eu-central-1:123456789012:cluster/main",
            ["RoleArn"] = RoleArn,
            ["EcsParameters"] = new JsonObject { ["TaskDefinitionArn"] = "arn:aws:ecs:eu-central-1:123456789012:task-definition/api:1", ["TaskCount"] = 1 },
            ["RetryPolicy"] = new JsonObject { ["MaximumRetryAttempts"] = 3 },
        },
    };

    public static JsonObject Alarm(string name, string state) => new()
    {
        ["AlarmName"] = name,
        ["Namespace"] = "Shop",
        ["MetricName"] = name,
        ["Statistic"] = "Sum",
        ["Period"] = 60,
        ["EvaluationPeriods"] = 1,
        ["Threshold"] = 5,
        ["ComparisonOperator"] = "GreaterThanThreshold",
        ["StateValue"] = state,
    };

    /// <summary>A blue/green deployment of another service, paused before its tasks start.</summary>
    public async Task<(string Arn, string HookId)> PausedDeploymentAsync()
    {
        await Ecs.CreateServiceAsync(
            new JsonObject
            {
                ["cluster"] = "main", ["serviceName"] = "paused", ["taskDefinition"] = "api:1", ["desiredCount"] = 1,
                ["deploymentConfiguration"] = new JsonObject
                {
                    ["strategy"] = "BLUE_GREEN", ["bakeTimeInMinutes"] = 0,
                    ["lifecycleHooks"] = new JsonArray(new JsonObject { ["targetType"] = "PAUSE", ["lifecycleStages"] = new JsonArray("PRE_SCALE_UP") }),
                },
            },
            CancellationToken.None);
        for (var look = 0; look < 1000; look++)
        {
            var brief = await Ecs.ListServiceDeploymentsAsync(new() { Cluster = "main", Service = "paused" }, CancellationToken.None);
            var described = await Ecs.DescribeServiceDeploymentsAsync([brief[0].ServiceDeploymentArn], CancellationToken.None);
            if (described.ServiceDeployments[0].LifecycleHookDetails is [var hook, ..])
                return (brief[0].ServiceDeploymentArn, hook.HookId);
            await Task.Delay(10);
        }

        throw new TimeoutException("The deployment did not come to its pause.");
    }

    /// <summary>ARN of a new service of Express Mode.</summary>
    public async Task<string> ExpressServiceAsync()
    {
        var created = await Server.Ecs.HandleAsync(
            new("ecs", "CreateExpressGatewayService", new JsonObject
            {
                ["cluster"] = "main", ["serviceName"] = "express", ["executionRoleArn"] = RoleArn, ["infrastructureRoleArn"] = RoleArn,
                ["primaryContainer"] = new JsonObject { ["image"] = Image },
            }, Server.DefaultKey.Owner, Server.Region),
            CancellationToken.None);
        return created["service"]!["serviceArn"]!.GetValue<string>();
    }

    public static JsonObject Definition(string value = "1") => new()
    {
        ["family"] = "api",
        ["containerDefinitions"] = new JsonArray(new JsonObject
        {
            ["name"] = "app",
            ["image"] = Image,
            ["essential"] = true,
            ["environment"] = new JsonArray(
                new JsonObject { ["name"] = "VERSION", ["value"] = value }, new JsonObject { ["name"] = "GREETING", ["value"] = "grüß <&> 'x'" }),
        }),
    };

    /// <summary>Another session, such as one of a later step.</summary>
    public async Task<AwsSession> NewSessionAsync(TimeProvider? time = null)
    {
        var variables = new Dictionary<string, string>(Server.Environment)
        {
            ["GITHUB_REPOSITORY"] = "acme/shop", ["GITHUB_RUN_ID"] = "1001", ["GITHUB_RUN_ATTEMPT"] = "1",
        };
        return await AwsSession.CreateAsync(new AwsSettings(), variables, actionLog, time ?? Time, CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        Session.Dispose();
        await Server.DisposeAsync();
    }
}
