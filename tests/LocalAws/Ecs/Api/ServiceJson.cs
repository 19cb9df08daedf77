using System.Text.Json.Nodes;
using LocalAws.Ecs.Model;

namespace LocalAws.Ecs.Api;

/// <summary>A service as DescribeServices, CreateService and UpdateService show it.</summary>
internal sealed class ServiceJson(EcsWorld world)
{
    /// <summary>Members shown as they were given.</summary>
    private static readonly string[] Kept =
    [
        "loadBalancers", "serviceRegistries", "launchType", "capacityProviderStrategy", "platformVersion", "placementConstraints",
        "placementStrategy", "networkConfiguration", "healthCheckGracePeriodSeconds", "enableECSManagedTags", "propagateTags",
        "enableExecuteCommand", "availabilityZoneRebalancing",
    ];

    private static readonly string[] KeptOfDeployment =
        ["launchType", "capacityProviderStrategy", "platformVersion", "networkConfiguration", "serviceConnectConfiguration", "volumeConfigurations"];

    public JsonObject Show(Service service, bool withTags)
    {
        var visible = service.Records.Find(IsVisible);
        return new JsonObject
        {
            ["serviceArn"] = service.Arn,
            ["serviceName"] = service.Name,
            ["clusterArn"] = service.Cluster.Arn,
            ["status"] = service.Status,
            ["desiredCount"] = service.DesiredCount,
            ["runningCount"] = service.Tasks.Count(task => task.IsRunning),
            ["pendingCount"] = service.Tasks.Count(task => task.IsPending),
            ["taskDefinition"] = Primary(service).Definition.Arn,
            ["deploymentConfiguration"] = Configuration(service),
            ["deployments"] = Json.Array(service.Deployments.OrderByDescending(one => one.Status).Select(one => (JsonNode)Show(service, one))),
            ["events"] = Json.Array(service.Events.Select(Show)),
            ["createdAt"] = Json.Time(service.CreatedAt),
            ["createdBy"] = service.CreatedBy,
            ["schedulingStrategy"] = "REPLICA",
            ["deploymentController"] = new JsonObject { ["type"] = "ECS" },
            ["currentServiceRevisions"] = Json.Array(service.Deployments.Select(one => (JsonNode)Counts(service, one.Revision))),
        }
        .WithCopies(service.Settings, Kept)
        .With("currentServiceDeployment", visible?.Arn)
        .With("tags", withTags ? world.Tags.Of(service.Arn) : null);
    }

    /// <summary>Whether the service deployment operations may show it already.</summary>
    public bool IsVisible(ServiceDeployment record) => world.Options.ServiceDeployments
        && world.Options.ServiceDeploymentVisibleAfter is { } after && world.Now >= record.CreatedAt + after;

    public static JsonObject Counts(Service service, ServiceRevision revision)
    {
        var deployments = service.Deployments.Where(one => one.Revision == revision).ToList();
        var tasks = service.Tasks.Where(task => task.Deployment?.Revision == revision).ToList();
        return new()
        {
            ["arn"] = revision.Arn,
            ["requestedTaskCount"] = deployments.Sum(one => Desired(service, one)),
            ["runningTaskCount"] = tasks.Count(task => task.IsRunning),
            ["pendingTaskCount"] = tasks.Count(task => task.IsPending),
        };
    }

    /// <summary>The given deployment configuration over the service's defaults.</summary>
    public static JsonObject Configuration(Service service)
    {
        var configuration = new JsonObject
        {
            ["deploymentCircuitBreaker"] = new JsonObject { ["enable"] = false, ["rollback"] = false },
            ["maximumPercent"] = 200,
            ["minimumHealthyPercent"] = 100,
            ["strategy"] = "ROLLING",
            ["bakeTimeInMinutes"] = 0,
        };
        foreach (var (member, value) in service.Settings["deploymentConfiguration"] as JsonObject ?? [])
            configuration[member] = value?.DeepClone();
        return configuration;
    }

    private static Deployment Primary(Service service) => service.Deployments.Find(one => one.Status == "PRIMARY")!;

    private static int Desired(Service service, Deployment deployment) =>
        deployment == service.Current || service.Current.Record.Rollout?.Keeps(deployment) == true ? service.DesiredCount : service.TasksOf(deployment).Count(task => task.Wanted);

    private static JsonObject Show(Service service, Deployment deployment)
    {
        var tasks = service.TasksOf(deployment).ToList();
        var isRolling = deployment.Record.Rollout is null && !service.Strategy.IsStaged;
        return new JsonObject
        {
            ["id"] = deployment.Id,
            ["status"] = deployment.Status,
            ["taskDefinition"] = deployment.Definition.Arn,
            ["desiredCount"] = Desired(service, deployment),
            ["pendingCount"] = tasks.Count(task => task.IsPending),
            ["runningCount"] = tasks.Count(task => task.IsRunning),
            ["failedTasks"] = deployment.FailedTasks,
            ["createdAt"] = Json.Time(deployment.CreatedAt),
            ["updatedAt"] = Json.Time(deployment.UpdatedAt),
        }
        .With("rolloutState", isRolling ? deployment.RolloutState : null)
        .With("rolloutStateReason", isRolling ? deployment.RolloutStateReason : null)
        .WithCopies(deployment.Revision.Settings, KeptOfDeployment);
    }

    private static JsonNode Show(ServiceEvent one) =>
        new JsonObject { ["id"] = one.Id, ["createdAt"] = Json.Time(one.CreatedAt), ["message"] = one.Message };
}
