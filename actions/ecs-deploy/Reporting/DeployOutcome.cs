using System.Text.Json.Nodes;
using Actions.Toolkit;

namespace EcsDeploy;

internal sealed record DeployOutcome(DeployResult Result, IReadOnlyList<ServiceOutcome> Services, TimeSpan Took)
{
    /// <summary>What was looked up before anything was changed.</summary>
    public IReadOnlyList<CheckResult> Checks { get; init; } = [];

    public bool Succeeded => Result is DeployResult.Deployed or DeployResult.Unchanged or DeployResult.Planned or DeployResult.Waiting;

    public IEnumerable<ServiceOutcome> Causes => Services.Where(service => service.IsCause);

    public string Reason => string.Join("; ", Causes.Select(service => $"{service.Service}: {service.Reason}"));

    /// <param name="outputs">Where to.</param>
    /// <param name="version">The commit.</param>
    public void WriteTo(Outputs outputs, string version)
    {
        outputs.Set("result", KebabCase.Of(Result));
        outputs.Set("changed", Services.Any(service => service.DeploymentId is not null));
        outputs.Set("deployment-ids", Deploy.Json(Services.Where(service => service.DeploymentId is not null).Select(service => (service.Service, service.DeploymentId))));
        outputs.Set("service-deployments", Deploy.Json(Services.Where(service => service.ServiceDeployment is not null).Select(service => (service.Service, service.ServiceDeployment?.ServiceDeploymentArn))));
        outputs.Set("hook-ids", Deploy.Json(Services.Where(service => service.Pause is not null).Select(service => (service.Service, service.Pause?.HookId))));
        outputs.Set("stages", Deploy.Json(Services.Where(service => service.ServiceDeployment?.LifecycleStage is not null).Select(service => (service.Service, service.ServiceDeployment?.LifecycleStage))));
        outputs.Set("target-health", Deploy.Json(Services.Where(service => service.Targets.Count > 0).Select(service => (service.Service, (string?)service.TargetHealth))));
        outputs.Set("failed-services", new JsonArray([.. Causes.Select(service => JsonValue.Create(service.Service))]).ToJsonString());
        outputs.Set("services", new JsonObject(Services.Select(service => KeyValuePair.Create<string, JsonNode?>(service.Service, Json(service)))).ToJsonString());
        outputs.Set("record", new JsonArray([.. Services.Where(service => service.Result == DeployResult.Deployed).Select(service => VersionRecord.Of(service, version))]).ToJsonString());
        outputs.Set("reason", Reason);
        outputs.Set("duration-ms", (long)Took.TotalMilliseconds);
    }

    private static JsonObject Json(ServiceOutcome service) => new()
    {
        ["result"] = KebabCase.Of(service.Result),
        ["from"] = service.From,
        ["to"] = service.To,
        ["running"] = service.Running,
        ["reason"] = service.Reason,
        ["duration-ms"] = (long)service.Took.TotalMilliseconds,
    };
}
