using System.Text.Json.Nodes;
using Actions.Aws;

namespace EcsDeploy;

/// <summary>What a task definition and its service refer to. Names only: no value is ever read.</summary>
internal static class References
{
    public static IEnumerable<Reference> Of(Rendering rendering)
    {
        var containers = ContainersOf(rendering.Definition);
        var architecture = rendering.Definition["runtimePlatform"]?["cpuArchitecture"]?.ToString() ?? "X86_64";
        return ImageChange.Images(rendering.Definition).Select(image => Image(image.Value, architecture)).OfType<Reference>()
            .Concat(containers.Select(LogGroup).OfType<Reference>())
            .Concat(containers.SelectMany(SecretsOf).Select(Secret))
            .Concat(OfService(rendering))
            .Distinct();
    }

    /// <summary>Whether ECS has to act for the task before its program runs, which it does as the execution role.</summary>
    public static bool NeedsExecutionRole(JsonObject definition) =>
        ContainersOf(definition).Exists(container => container["logConfiguration"]?["logDriver"]?.ToString() == "awslogs" && IsFargate(definition) || SecretsOf(container).Any());

    private static bool IsFargate(JsonObject definition) =>
        (definition["requiresCompatibilities"] as JsonArray ?? []).Any(one => one?.ToString() == "FARGATE");

    private static List<JsonObject> ContainersOf(JsonObject definition) => [.. (definition["containerDefinitions"] as JsonArray ?? []).OfType<JsonObject>()];

    private static Reference? Image(string image, string architecture) =>
        ImageName.Parse(image).Ecr is { } place ? new Reference(ReferenceKind.Image, image, place.Region, architecture) : null;

    private static Reference? LogGroup(JsonObject container)
    {
        if (container["logConfiguration"] is not JsonObject log || log["logDriver"]?.ToString() != "awslogs" || log["options"] is not JsonObject options)
            return null;
        return options["awslogs-group"]?.ToString() is { Length: > 0 } group && options["awslogs-create-group"]?.ToString() != "true"
            ? new Reference(ReferenceKind.LogGroup, group, options["awslogs-region"]?.ToString())
            : null;
    }

    private static IEnumerable<string> SecretsOf(JsonObject container) =>
        new[] { container["secrets"], container["logConfiguration"]?["secretOptions"] }
            .SelectMany(list => (list as JsonArray ?? []).OfType<JsonObject>())
            .Select(secret => secret["valueFrom"]?.ToString())
            .OfType<string>();

    private static Reference Secret(string valueFrom)
    {
        var parts = valueFrom.Split(':');
        var region = valueFrom.StartsWith("arn:", StringComparison.Ordinal) && parts.Length > 3 ? parts[3] : null;
        // A secret's ARN has seven parts; ECS takes a JSON key, a stage and a version behind them.
        return parts is ["arn", _, "secretsmanager", ..]
            ? new Reference(ReferenceKind.Secret, string.Join(':', parts.Take(7)), region)
            : new Reference(ReferenceKind.Parameter, valueFrom, region);
    }

    private static IEnumerable<Reference> OfService(Rendering rendering)
    {
        var service = rendering.State.Service;
        var configuration = rendering.Settings.After["deploymentConfiguration"] ?? service.DeploymentConfiguration;
        var alarms = configuration?["alarms"]?["enable"]?.ToString() == "true" ? configuration["alarms"]!["alarmNames"] as JsonArray ?? [] : [];
        return service.TargetGroupArns.Select(arn => new Reference(ReferenceKind.TargetGroup, arn))
            .Concat(alarms.Select(name => new Reference(ReferenceKind.Alarm, name?.ToString() ?? "")));
    }
}
