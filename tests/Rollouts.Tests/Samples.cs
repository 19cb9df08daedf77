using System.Text.Json.Nodes;
using Actions.Aws;

namespace Actions.Rollouts.Tests;

internal static class Samples
{
    public const string Old = "arn:aws:ecs:eu-west-1:123456789012:task-definition/backend:41";
    public const string New = "arn:aws:ecs:eu-west-1:123456789012:task-definition/backend:42";
    public const string Foreign = "arn:aws:ecs:eu-west-1:123456789012:task-definition/backend:43";

    public static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static EcsDeployment Deployment(string id, string definition, string status = "PRIMARY", string? rollout = "IN_PROGRESS", int running = 0, int failed = 0) => new()
    {
        Id = id,
        Status = status,
        TaskDefinition = definition,
        RolloutState = rollout,
        DesiredCount = 2,
        RunningCount = running,
        FailedTasks = failed,
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

    public static Rollout Rollout() => new() { Service = "backend", TaskDefinition = New, Previous = Old, StartedAt = Start, DeploymentId = "ecs-svc/2", WasSeen = true };

    public static ServiceDeployment ServiceDeployment(string status, string? reason = null) => new() { Status = status, StatusReason = reason };
}
