using System.Text.Json.Nodes;
using LocalAws.Ecs.Model;
using LocalAws.Wire;

namespace LocalAws.Ecs.Api;

/// <summary>Which members of CreateService and UpdateService are kept, which start a deployment, and what is refused.</summary>
internal static class ServiceRules
{
    /// <summary>A change of one of these starts a deployment.</summary>
    private static readonly string[] PartOfRevision =
    [
        "networkConfiguration", "platformVersion", "capacityProviderStrategy", "loadBalancers", "serviceRegistries",
        "serviceConnectConfiguration", "volumeConfigurations", "launchType", "enableExecuteCommand", "enableECSManagedTags", "propagateTags",
        "vpcLatticeConfigurations",
    ];

    private static readonly string[] JustKept =
        ["deploymentConfiguration", "healthCheckGracePeriodSeconds", "placementConstraints", "placementStrategy", "availabilityZoneRebalancing"];

    /// <summary>These of them count only for later tasks unless a deployment is forced.</summary>
    private static readonly string[] NoDeployment = ["enableExecuteCommand", "enableECSManagedTags", "propagateTags"];

    /// <param name="settings">What the service has so far; empty for a new one.</param>
    public static void Check(JsonObject parameters, JsonObject settings, EcsWorld world)
    {
        if ((parameters["deploymentController"] as JsonObject)?.Text("type") is { } type and not "ECS")
            throw Refused($"This local AWS does not do {type} deployments: deploymentController must be ECS.");
        if (parameters.Text("schedulingStrategy") == "DAEMON")
            throw Refused("This local AWS does not schedule DAEMON services.");
        if (parameters.Number("desiredCount") < 0)
            throw Refused("desiredCount must not be negative.");
        foreach (var arn in (parameters["loadBalancers"] as JsonArray ?? []).Select(entry => entry!.AsObject().Text("targetGroupArn")))
        {
            if (arn is null || world.LoadBalancers.Find(arn) is not { } group)
                throw Refused($"The target group {arn} does not exist.");
            if (group.LoadBalancerArn is null)
                throw Refused($"The target group with targetGroupArn {arn} does not have an associated load balancer.");
        }

        var connect = (parameters["serviceConnectConfiguration"] ?? settings["serviceConnectConfiguration"]) as JsonObject;
        StrategyRules.Check(parameters["deploymentConfiguration"] as JsonObject, Configuration(settings, parameters),
            (parameters["loadBalancers"] ?? settings["loadBalancers"]) as JsonArray ?? [], connect?.Flag("enabled") == true, world);
    }

    public static JsonObject NewSettings(JsonObject parameters)
    {
        var settings = new JsonObject
        {
            ["loadBalancers"] = new JsonArray(),
            ["serviceRegistries"] = new JsonArray(),
            ["placementConstraints"] = new JsonArray(),
            ["placementStrategy"] = new JsonArray(),
            ["enableECSManagedTags"] = false,
            ["propagateTags"] = "NONE",
            ["enableExecuteCommand"] = false,
            ["availabilityZoneRebalancing"] = "DISABLED",
        };
        settings.WithCopies(parameters, PartOfRevision.Concat(JustKept));
        if (settings["capacityProviderStrategy"] is null)
            settings.TryAdd("launchType", "EC2");
        if (settings.Text("launchType") == "FARGATE")
            settings.TryAdd("platformVersion", "LATEST");
        if (settings["loadBalancers"] is JsonArray { Count: > 0 })
            settings.TryAdd("healthCheckGracePeriodSeconds", 0);
        return settings;
    }

    /// <summary>Takes over the members given; members of the deployment configuration are replaced one by one.</summary>
    /// <returns>True when the change starts a deployment.</returns>
    public static bool Merge(Service service, JsonObject parameters)
    {
        var deploys = PartOfRevision.Except(NoDeployment)
            .Any(member => parameters[member] is { } given && !JsonNode.DeepEquals(given, service.Settings[member]));
        var configuration = Configuration(service.Settings, parameters);
        service.Settings.WithCopies(parameters, PartOfRevision.Concat(JustKept));
        service.Settings["deploymentConfiguration"] = configuration;
        return deploys;
    }

    private static JsonObject Configuration(JsonObject settings, JsonObject parameters)
    {
        var configuration = settings["deploymentConfiguration"]?.DeepClone().AsObject() ?? [];
        foreach (var (member, value) in parameters["deploymentConfiguration"] as JsonObject ?? [])
            configuration[member] = value?.DeepClone();
        StrategyRules.DropForeign(configuration);
        return configuration;
    }

    private static ApiError Refused(string message) => new("InvalidParameterException", message);
}
