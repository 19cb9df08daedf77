using System.Text.Json.Nodes;
using LocalAws.Ecs.Model;
using LocalAws.LoadBalancing;
using LocalAws.Wire;

namespace LocalAws.Ecs.Api;

/// <summary>Express Mode: a service with a load balancer of its own, made and changed through the operations anybody has.</summary>
/// <param name="operations">The other operations.</param>
internal sealed class ExpressOperations(EcsWorld world, LoadBalancerRack loadBalancers, IReadOnlyDictionary<string, Func<ApiCall, JsonObject>> operations) : IEcsOperations
{
    private const string Container = "Main";
    private static readonly string[] Configured = ["executionRoleArn", "taskRoleArn", "cpu", "memory", "networkConfiguration", "healthCheckPath", "primaryContainer", "scalingTarget"];

    // By the task definition that came of it.
    private readonly Dictionary<string, JsonObject> configurations = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> infrastructureRoles = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, Func<ApiCall, JsonObject>> Operations => new Dictionary<string, Func<ApiCall, JsonObject>>
    {
        ["CreateExpressGatewayService"] = Create,
        ["UpdateExpressGatewayService"] = Update,
        ["DescribeExpressGatewayService"] = Describe,
    };

    private JsonObject Create(ApiCall call)
    {
        var (cluster, name) = (call.Parameters.Text("cluster") ?? "default", call.Parameters.Text("serviceName") ?? "express");
        var configuration = new JsonObject { ["cpu"] = "1024", ["memory"] = "2048", ["healthCheckPath"] = "/ping", ["scalingTarget"] = new JsonObject { ["minTaskCount"] = 1, ["maxTaskCount"] = 20 } }
            .WithCopies(call.Parameters, Configured);
        var role = call.Parameters.Text("infrastructureRoleArn")!;
        var definition = Register(call, $"{cluster}-{name}", configuration);
        Do(call, "CreateService", ServiceOf(cluster, name, definition, configuration, role));
        var service = EcsWorld.Service(world.Cluster(cluster), name);
        infrastructureRoles[service.Arn] = role;
        return new JsonObject { ["service"] = Shown(service) };
    }

    private JsonObject Update(ApiCall call)
    {
        var service = Find(call);
        if (service.Status != "ACTIVE")
            throw new ApiError("ServiceNotActiveException", "Service was not ACTIVE.");
        var before = configurations[service.Current.Definition.Arn];
        var configuration = before.DeepClone().AsObject().WithCopies(call.Parameters, Configured);
        if (!JsonNode.DeepEquals(before, configuration))
        {
            var definition = Register(call, service.Current.Definition.Family, configuration);
            Do(call, "UpdateService", new JsonObject { ["cluster"] = service.Cluster.Name, ["service"] = service.Name, ["taskDefinition"] = definition });
        }

        var answer = new JsonObject
        {
            ["serviceArn"] = service.Arn, ["cluster"] = service.Cluster.Name, ["serviceName"] = service.Name, ["status"] = Status(service),
            ["targetConfiguration"] = Shown(service.Current.Revision),
        };
        return new JsonObject { ["service"] = answer };
    }

    private JsonObject Describe(ApiCall call) => new() { ["service"] = Shown(Find(call)) };

    private Service Find(ApiCall call)
    {
        var arn = call.Parameters.Text("serviceArn")!;
        return world.Clusters.SelectMany(cluster => cluster.Services).FirstOrDefault(service => service.Arn == arn && infrastructureRoles.ContainsKey(arn))
            ?? throw new ApiError(call.Operation.StartsWith("Describe", StringComparison.Ordinal) ? "ResourceNotFoundException" : "ServiceNotFoundException", $"Service {arn} was not found.");
    }

    private JsonObject Shown(Service service) => new JsonObject
    {
        ["cluster"] = service.Cluster.Name,
        ["serviceName"] = service.Name,
        ["serviceArn"] = service.Arn,
        ["infrastructureRoleArn"] = infrastructureRoles[service.Arn],
        ["status"] = Status(service),
        ["activeConfigurations"] = Json.Array(service.Deployments.Select(deployment => deployment.Revision).DistinctBy(revision => revision.Arn).Select(revision => (JsonNode)Shown(revision))),
        ["createdAt"] = Json.Time(service.CreatedAt),
        ["updatedAt"] = Json.Time(service.Current.CreatedAt),
    }.With("currentDeployment", service.Records.FirstOrDefault()?.Arn);

    private JsonObject Shown(ServiceRevision revision)
    {
        var shown = configurations[revision.Definition.Arn].DeepClone().AsObject();
        shown["serviceRevisionArn"] = revision.Arn;
        shown["createdAt"] = Json.Time(revision.CreatedAt);
        shown["ingressPaths"] = new JsonArray(new JsonObject { ["accessType"] = "PUBLIC", ["endpoint"] = $"{revision.Definition.Family}.ecs.{world.Options.Region}.on.aws" });
        return shown;
    }

    private static JsonObject Status(Service service) => new() { ["statusCode"] = service.Status };

    private string Register(ApiCall call, string family, JsonObject configuration)
    {
        var primary = configuration["primaryContainer"]!.AsObject();
        var container = new JsonObject
        {
            ["name"] = Container,
            ["portMappings"] = new JsonArray(new JsonObject { ["containerPort"] = PortOf(configuration) }),
        }.WithCopies(primary, "image", "command", "environment", "secrets", "repositoryCredentials");
        if (primary["awsLogsConfiguration"] is JsonObject logs)
            container["logConfiguration"] = new JsonObject
            {
                ["logDriver"] = "awslogs",
                ["options"] = new JsonObject { ["awslogs-group"] = logs.Text("logGroup"), ["awslogs-region"] = world.Options.Region, ["awslogs-stream-prefix"] = logs.Text("logStreamPrefix") },
            };
        var document = new JsonObject { ["family"] = family, ["networkMode"] = "awsvpc", ["containerDefinitions"] = new JsonArray(container) }.WithCopies(configuration, "cpu", "memory", "executionRoleArn", "taskRoleArn");
        var arn = Do(call, "RegisterTaskDefinition", document)["taskDefinition"]!["taskDefinitionArn"]!.GetValue<string>();
        configurations[arn] = configuration;
        return arn;
    }

    private JsonObject ServiceOf(string cluster, string name, string definition, JsonObject configuration, string role)
    {
        var check = new HealthCheckSpec { Path = configuration.Text("healthCheckPath")!, Interval = TimeSpan.FromSeconds(2), HealthyThreshold = 1 };
        var balancer = loadBalancers.AddSilent(new TargetGroupSpec { Name = name, HealthCheck = check, DeregistrationDelay = TimeSpan.FromSeconds(1) }, $"{name}-alternate");
        return new JsonObject
        {
            ["cluster"] = cluster,
            ["serviceName"] = name,
            ["taskDefinition"] = definition,
            ["desiredCount"] = configuration["scalingTarget"]?["minTaskCount"]?.GetValue<int>() ?? 1,
            ["loadBalancers"] = new JsonArray(new JsonObject
            {
                ["targetGroupArn"] = balancer.TargetGroupArn, ["containerName"] = Container, ["containerPort"] = PortOf(configuration),
                ["advancedConfiguration"] = new JsonObject { ["alternateTargetGroupArn"] = balancer.AlternateTargetGroupArn, ["productionListenerRule"] = balancer.ProductionRuleArn, ["roleArn"] = role },
            }),
            ["deploymentConfiguration"] = new JsonObject
            {
                ["strategy"] = "CANARY", ["bakeTimeInMinutes"] = world.Options.ExpressBakeMinutes,
                ["canaryConfiguration"] = new JsonObject { ["canaryPercent"] = 5, ["canaryBakeTimeInMinutes"] = world.Options.ExpressBakeMinutes },
                ["deploymentCircuitBreaker"] = new JsonObject { ["enable"] = true, ["rollback"] = true },
            },
        };
    }

    private static int PortOf(JsonObject configuration) => configuration["primaryContainer"]!["containerPort"]?.GetValue<int>() ?? 80;

    // Numbers are read as they come over the wire.
    private JsonObject Do(ApiCall call, string operation, JsonObject parameters) =>
        operations[operation](call with { Operation = operation, Parameters = JsonNode.Parse(parameters.ToJsonString())!.AsObject() });
}
