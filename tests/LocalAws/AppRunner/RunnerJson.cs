using System.Text.Json.Nodes;
using LocalAws.Ecs.Api;

namespace LocalAws.AppRunner;

/// <summary>Services and operations as the API shows them.</summary>
internal static class RunnerJson
{
    public static JsonObject Brief(RunnerService service) => new()
    {
        ["ServiceName"] = service.Name,
        ["ServiceId"] = service.Id,
        ["ServiceArn"] = service.Arn,
        ["ServiceUrl"] = service.Url,
        ["CreatedAt"] = Json.Time(service.CreatedAt),
        ["UpdatedAt"] = Json.Time(service.UpdatedAt),
        ["Status"] = service.ShownStatus,
    };

    public static JsonObject Whole(RunnerService service)
    {
        var shown = Brief(service);
        shown["SourceConfiguration"] = service.Configuration.Source.DeepClone();
        shown["InstanceConfiguration"] = service.Configuration.Instance.DeepClone();
        shown["HealthCheckConfiguration"] = service.Configuration.Health.DeepClone();
        shown["NetworkConfiguration"] = service.Configuration.Network.DeepClone();
        shown["AutoScalingConfigurationSummary"] = new JsonObject { ["AutoScalingConfigurationArn"] = service.Configuration.AutoScalingArn };
        return shown;
    }

    public static JsonObject Operation(RunnerService service, RunnerOperation operation) => new JsonObject
    {
        ["Id"] = operation.Id,
        ["Type"] = operation.Type,
        ["Status"] = operation.Status,
        ["TargetArn"] = service.Arn,
        ["StartedAt"] = Json.Time(operation.StartedAt),
        ["UpdatedAt"] = Json.Time(operation.UpdatedAt),
    }.With("EndedAt", Json.Time(operation.EndedAt));
}
