using System.Text.Json.Nodes;
using Actions.Aws;

namespace AppRunnerDeploy;

/// <summary>Which settings of an App Runner service have their like in ECS Express Mode and which do not. Pure.</summary>
internal static class SettingFates
{
    private const string Source = "SourceConfiguration";

    // Path of a setting, its like, what to know.
    private static readonly (string[] Path, string Like, string Remark)[] Known =
    [
        ([Source, "ImageRepository", "ImageIdentifier"], "primaryContainer.image", ""),
        ([Source, "ImageRepository", "ImageConfiguration", "Port"], "primaryContainer.containerPort", ""),
        ([Source, "ImageRepository", "ImageConfiguration", "StartCommand"], "primaryContainer.command", "as a list of words"),
        ([Source, "ImageRepository", "ImageConfiguration", "RuntimeEnvironmentVariables"], "primaryContainer.environment", ""),
        ([Source, "ImageRepository", "ImageConfiguration", "RuntimeEnvironmentSecrets"], "primaryContainer.secrets", ""),
        ([Source, "CodeRepository"], "", "Express runs images only: build one first."),
        ([Source, "AuthenticationConfiguration", "AccessRoleArn"], "executionRoleArn", "the role must trust ecs-tasks.amazonaws.com"),
        (["InstanceConfiguration", "Cpu"], "cpu", ""),
        (["InstanceConfiguration", "Memory"], "memory", ""),
        (["InstanceConfiguration", "InstanceRoleArn"], "taskRoleArn", "the role must trust ecs-tasks.amazonaws.com"),
        (["HealthCheckConfiguration", "Interval"], "", "The load balancer of Express has its own."),
        (["HealthCheckConfiguration", "Timeout"], "", "The load balancer of Express has its own."),
        (["HealthCheckConfiguration", "HealthyThreshold"], "", "The load balancer of Express has its own."),
        (["HealthCheckConfiguration", "UnhealthyThreshold"], "", "The load balancer of Express has its own."),
        (["AutoScalingConfigurationSummary"], "scalingTarget", "by hand: numbers of tasks, and requests for each target instead of concurrent ones"),
        (["NetworkConfiguration", "EgressConfiguration", "VpcConnectorArn"], "networkConfiguration", "by hand: subnets and security groups of the connector"),
    ];

    public static IReadOnlyList<SettingFate> Of(AppRunnerService service)
    {
        var tree = new JsonObject
        {
            [Source] = service.SourceConfiguration?.DeepClone(),
            ["InstanceConfiguration"] = service.InstanceConfiguration?.DeepClone(),
            ["HealthCheckConfiguration"] = service.HealthCheckConfiguration?.DeepClone(),
            ["AutoScalingConfigurationSummary"] = service.AutoScalingConfigurationSummary?.DeepClone(),
            ["NetworkConfiguration"] = service.NetworkConfiguration?.DeepClone(),
        };
        var fates = Known.Where(row => At(tree, row.Path) is not null).Select(row => new SettingFate(string.Join('.', row.Path), row.Like, row.Remark));
        return [.. fates, .. HealthCheck(service), .. Switches(tree)];
    }

    private static IEnumerable<SettingFate> HealthCheck(AppRunnerService service)
    {
        if (service.HealthCheckConfiguration is not { } check)
            yield break;
        yield return check["Protocol"]?.ToString() == "HTTP"
            ? new SettingFate("HealthCheckConfiguration.Path", "healthCheckPath", "")
            : new SettingFate("HealthCheckConfiguration.Protocol", "", "Express asks a path by HTTP: the application needs one that answers, /ping unless healthCheckPath says otherwise.");
    }

    private static IEnumerable<SettingFate> Switches(JsonObject tree)
    {
        if (At(tree, [Source, "AutoDeploymentsEnabled"])?.ToString() == "true")
            yield return new SettingFate($"{Source}.AutoDeploymentsEnabled", "", "Deploy from a workflow, with this action.");
        if (At(tree, ["NetworkConfiguration", "IngressConfiguration", "IsPubliclyAccessible"])?.ToString() == "false")
            yield return new SettingFate("NetworkConfiguration.IngressConfiguration.IsPubliclyAccessible", "networkConfiguration", "private subnets make it private");
    }

    private static JsonNode? At(JsonNode tree, string[] path) => path.Aggregate<string, JsonNode?>(tree, (node, member) => (node as JsonObject)?[member]);
}
