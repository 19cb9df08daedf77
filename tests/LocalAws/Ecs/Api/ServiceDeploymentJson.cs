using System.Text.Json.Nodes;
using LocalAws.Ecs.Model;

namespace LocalAws.Ecs.Api;

/// <summary>Service deployments and revisions as their operations show them.</summary>
internal static class ServiceDeploymentJson
{
    private static readonly string[] KeptOfRevision =
    [
        "launchType", "capacityProviderStrategy", "platformVersion", "loadBalancers", "serviceRegistries", "networkConfiguration",
        "serviceConnectConfiguration", "volumeConfigurations", "vpcLatticeConfigurations",
    ];

    public static JsonObject Brief(Service service, ServiceDeployment record) =>
        Common(service, record).With("targetServiceRevisionArn", record.Target.Arn);

    public static JsonObject Whole(Service service, ServiceDeployment record)
    {
        var json = Common(service, record);
        json["updatedAt"] = Json.Time(record.UpdatedAt);
        json["sourceServiceRevisions"] = Json.Array(record.Sources.Select(revision => (JsonNode)ServiceJson.Counts(service, revision)));
        json["targetServiceRevision"] = ServiceJson.Counts(service, record.Target);
        json["deploymentConfiguration"] = ServiceJson.Configuration(service);
        json["deploymentCircuitBreaker"] = new JsonObject
        {
            ["status"] = record.BreakerStatus,
            ["failureCount"] = record.BreakerFailures,
            ["threshold"] = record.BreakerThreshold,
        };
        json["alarms"] = new JsonObject { ["status"] = "DISABLED", ["alarmNames"] = new JsonArray(), ["triggeredAlarmNames"] = new JsonArray() };
        json.With("stoppedAt", Json.Time(record.StoppedAt));
        if (record.Rollback is var (reason, startedAt, revisionArn))
        {
            json["rollback"] = new JsonObject { ["reason"] = reason, ["startedAt"] = Json.Time(startedAt) }
                .With("serviceRevisionArn", revisionArn);
        }

        return json;
    }

    public static JsonObject Revision(Service service, ServiceRevision revision) => new JsonObject
    {
        ["serviceRevisionArn"] = revision.Arn,
        ["serviceArn"] = service.Arn,
        ["clusterArn"] = service.Cluster.Arn,
        ["taskDefinition"] = revision.Definition.Arn,
        ["createdAt"] = Json.Time(revision.CreatedAt),
        ["containerImages"] = Json.Array(revision.Images.Select(image => (JsonNode)new JsonObject
        {
            ["containerName"] = image.Container,
            ["image"] = image.Image,
        }.With("imageDigest", image.Digest))),
    }.WithCopies(revision.Settings, KeptOfRevision);

    private static JsonObject Common(Service service, ServiceDeployment record) => new JsonObject
    {
        ["serviceDeploymentArn"] = record.Arn,
        ["serviceArn"] = service.Arn,
        ["clusterArn"] = service.Cluster.Arn,
        ["createdAt"] = Json.Time(record.CreatedAt),
        ["status"] = record.Status,
    }
        .With("statusReason", record.StatusReason)
        .With("startedAt", Json.Time(record.StartedAt))
        .With("finishedAt", Json.Time(record.FinishedAt));
}
