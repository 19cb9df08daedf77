using System.Text.Json.Nodes;
using Actions.Aws;

namespace EcsDeploy.Tests;

internal static class Samples
{
    public const string Old = "arn:aws:ecs:eu-west-1:123456789012:task-definition/backend:41";
    public const string New = "arn:aws:ecs:eu-west-1:123456789012:task-definition/backend:42";

    public static ServiceWish Images(params string[] lines) => new() { Images = [.. lines.Select(ImageAssignment.Parse)] };

    public static JsonObject Definition(string containers) => JsonNode.Parse(
        $$"""{"taskDefinitionArn":"{{Old}}","family":"backend","revision":41,"status":"ACTIVE","cpu":"256","containerDefinitions":{{containers}},"enableFaultInjection":true}""")!.AsObject();

    public static EcsDeployment Deployment(string id, string definition) => new()
    {
        Id = id,
        Status = "PRIMARY",
        TaskDefinition = definition,
        RolloutState = "IN_PROGRESS",
        DesiredCount = 2,
    };

    public static EcsService Service(params EcsDeployment[] deployments) => new()
    {
        ServiceName = "backend",
        Status = "ACTIVE",
        DesiredCount = 2,
        TaskDefinition = deployments[0].TaskDefinition,
        Deployments = deployments,
        DeploymentConfiguration = JsonNode.Parse("""{"deploymentCircuitBreaker":{"enable":true,"rollback":true}}""")!.AsObject(),
    };
}
