using System.Text.Json.Nodes;
using LocalAws.Ecs.Model;

namespace LocalAws.Ecs.Api;

/// <summary>A task as DescribeTasks shows it. Members that have no value yet are absent.</summary>
internal sealed class TaskJson(EcsWorld world)
{
    public JsonObject Show(EcsTask task, bool withTags) => new JsonObject
    {
        ["taskArn"] = task.Arn,
        ["clusterArn"] = task.Cluster.Arn,
        ["taskDefinitionArn"] = task.Definition.Arn,
        ["lastStatus"] = task.LastStatus,
        ["desiredStatus"] = task.DesiredStatus,
        ["healthStatus"] = task.HealthStatus,
        ["group"] = task.Group,
        ["launchType"] = task.Settings.Text("launchType") ?? "FARGATE",
        ["createdAt"] = Json.Time(task.CreatedAt),
        ["version"] = 1,
        ["connectivity"] = "CONNECTED",
        ["availabilityZone"] = $"{world.Options.Region}a",
        ["enableExecuteCommand"] = task.Settings.Flag("enableExecuteCommand"),
        ["attachments"] = new JsonArray(Attachment(task)),
        ["containers"] = Json.Array(task.Containers.Select(container => (JsonNode)Show(task, container))),
        ["overrides"] = Overrides(task),
        ["tags"] = withTags ? world.Tags.Of(task.Arn) : new JsonArray(),
    }
        .With("cpu", task.Definition.Document["cpu"]?.DeepClone())
        .With("memory", task.Definition.Document["memory"]?.DeepClone())
        .With("startedBy", task.StartedBy)
        .With("platformVersion", task.Settings.Text("platformVersion"))
        .With("pullStartedAt", Json.Time(task.PullStartedAt))
        .With("pullStoppedAt", Json.Time(task.PullStoppedAt))
        .With("startedAt", Json.Time(task.StartedAt))
        .With("stoppingAt", Json.Time(task.StoppingAt))
        .With("executionStoppedAt", Json.Time(task.ExecutionStoppedAt))
        .With("stoppedAt", Json.Time(task.StoppedAt))
        .With("stopCode", task.StopCode)
        .With("stoppedReason", task.StoppedReason);

    private static JsonObject Attachment(EcsTask task) => new()
    {
        ["id"] = task.Containers[0].Arn[^36..],
        ["type"] = "ElasticNetworkInterface",
        ["status"] = task.IsStopped ? "DELETED" : task.LastStatus == "PROVISIONING" ? "PRECREATED" : "ATTACHED",
        ["details"] = new JsonArray(new JsonObject { ["name"] = "privateIPv4Address", ["value"] = task.PrivateIp }),
    };

    private static JsonObject Show(EcsTask task, TaskContainer container) => new JsonObject
    {
        ["containerArn"] = container.Arn,
        ["taskArn"] = task.Arn,
        ["name"] = container.Name,
        ["image"] = container.Image,
        ["runtimeId"] = container.RuntimeId,
        ["lastStatus"] = container.LastStatus,
        ["healthStatus"] = container.HealthStatus,
        ["networkBindings"] = new JsonArray(),
        ["networkInterfaces"] = new JsonArray(new JsonObject { ["privateIpv4Address"] = task.PrivateIp }),
    }
        .With("imageDigest", container.Digest)
        .With("exitCode", container.ExitCode)
        .With("reason", container.Reason is { Length: > 1024 } reason ? reason[..1024] : container.Reason);

    private static JsonObject Overrides(EcsTask task)
    {
        var overrides = task.Overrides.DeepClone().AsObject();
        overrides.TryAdd("inferenceAcceleratorOverrides", new JsonArray());
        overrides.TryAdd("containerOverrides", Json.Array(task.Containers.Select(container => (JsonNode)new JsonObject { ["name"] = container.Name })));
        return overrides;
    }
}
