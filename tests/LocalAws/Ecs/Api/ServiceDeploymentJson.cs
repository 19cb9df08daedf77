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
        json["sourceServiceRevisions"] = Json.Array(record.Sources.Select(revision => (JsonNode)Revision(service, record, revision)));
        json["targetServiceRevision"] = Revision(service, record, record.Target);
        json["deploymentConfiguration"] = ServiceJson.Configuration(service);
        json["deploymentCircuitBreaker"] = new JsonObject
        {
            ["status"] = record.BreakerStatus,
            ["failureCount"] = record.BreakerFailures,
            ["threshold"] = record.BreakerThreshold,
        };
        json["alarms"] = new JsonObject
        {
            ["status"] = record.AlarmStatus,
            ["alarmNames"] = Json.Array(record.AlarmNames),
            ["triggeredAlarmNames"] = Json.Array(record.TriggeredAlarms),
        };
        json.With("stoppedAt", Json.Time(record.StoppedAt));
        if (record.Rollback is var (reason, startedAt, revisionArn))
        {
            json["rollback"] = new JsonObject { ["reason"] = reason, ["startedAt"] = Json.Time(startedAt) }
                .With("serviceRevisionArn", revisionArn);
        }

        return record.Rollout is { } rollout && record.StartedAt is not null ? WithStage(json, rollout) : json;
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

    private static JsonObject WithStage(JsonObject json, StagedRollout rollout) => json
        .With("lifecycleStage", rollout.Phase.Stage)
        .With("lifecycleHookDetails", Json.Array(rollout.Hooks.Select(run => (JsonNode)Hook(run))));

    private static JsonObject Hook(HookRun run) => new JsonObject
    {
        ["hookId"] = run.Id,
        ["targetType"] = run.Settings.TargetType,
        ["status"] = run.Status,
        ["expiresAt"] = Json.Time(run.ExpiresAt),
        ["timeoutAction"] = run.Settings.TimeoutAction,
    }.With("targetArn", run.Settings.IsPause ? null : run.Settings.TargetArn);

    /// <summary>Counts, and for a staged deployment the share of traffic as the listener rules have it.</summary>
    private static JsonObject Revision(Service service, ServiceDeployment record, ServiceRevision revision)
    {
        var counts = ServiceJson.Counts(service, revision);
        if (record.Rollout is not { } rollout)
            return counts;
        counts["requestedTestTrafficWeight"] = Share(rollout, revision, rollout.Test, rollout.TestOfBlue);
        counts["requestedProductionTrafficWeight"] = Share(rollout, revision, rollout.Production, rollout.ProductionOfBlue);
        return counts;
    }

    private static double Share(StagedRollout rollout, ServiceRevision revision, double green, double blue) =>
        revision == rollout.Green.Revision ? green : revision == rollout.Blue?.Revision ? blue : 0;

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
