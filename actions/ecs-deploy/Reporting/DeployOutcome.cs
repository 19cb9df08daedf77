using System.Text.Json.Nodes;
using Actions.Rollouts;
using Actions.Toolkit;

namespace EcsDeploy;

internal sealed record DeployOutcome(DeployResult Result, IReadOnlyList<ServiceOutcome> Services, TimeSpan Took)
{
    /// <summary>What was looked up before anything was changed.</summary>
    public IReadOnlyList<CheckResult> Checks { get; init; } = [];

    /// <summary>What became of the scheduled tasks.</summary>
    public IReadOnlyList<ScheduledOutcome> Scheduled { get; init; } = [];

    /// <summary>True when the return was what the step was for.</summary>
    public bool ReturnWasWanted { get; init; }

    /// <summary>Whether this step changed anything; null when the deployments that it made tell.</summary>
    public bool? Changed { get; init; }

    public bool Succeeded => Result is DeployResult.Deployed or DeployResult.Unchanged or DeployResult.Planned or DeployResult.Waiting || (ReturnWasWanted && Result == DeployResult.RolledBack);

    public IEnumerable<ServiceOutcome> Causes => Services.Where(service => service.IsCause);

    public string Reason => string.Join("; ", Causes.Select(service => $"{service.Service}: {service.Reason}").Concat(FailedTasks.Select(failed => $"{failed.Task.Name}: {failed.Reason}")));

    /// <summary>Names of the services and the scheduled tasks that failed.</summary>
    public string FailedNames => string.Join(", ", Causes.Select(service => service.Service).Concat(FailedTasks.Select(failed => failed.Task.Name)));

    private IEnumerable<ScheduledOutcome> FailedTasks => Scheduled.Where(outcome => outcome.IsFailure);

    private bool HasChanged => Services.Any(service => service.DeploymentId is not null)
        || Scheduled.Any(outcome => outcome.Result is ScheduledResult.Moved or ScheduledResult.Returned or ScheduledResult.ReturnFailed);

    /// <param name="outputs">Where to.</param>
    /// <param name="release">What was deployed.</param>
    public void WriteTo(Outputs outputs, Release release)
    {
        outputs.Set("result", KebabCase.Of(Result));
        outputs.Set("changed", Changed ?? HasChanged);
        outputs.Set("deployment-ids", Deploy.Json(Services.Where(service => service.DeploymentId is not null).Select(service => (service.Service, service.DeploymentId))));
        outputs.Set("service-deployments", Deploy.Json(Services.Where(service => service.ServiceDeployment is not null).Select(service => (service.Service, service.ServiceDeployment?.ServiceDeploymentArn))));
        outputs.Set("hook-ids", Deploy.Json(Services.Where(service => service.Pause is not null).Select(service => (service.Service, service.Pause?.HookId))));
        outputs.Set("stages", Deploy.Json(Services.Where(service => service.ServiceDeployment?.LifecycleStage is not null).Select(service => (service.Service, service.ServiceDeployment?.LifecycleStage))));
        outputs.Set("target-health", Deploy.Json(Services.Where(service => service.Targets.Count > 0).Select(service => (service.Service, (string?)service.TargetHealth))));
        outputs.Set("failed-services", new JsonArray([.. Causes.Select(service => JsonValue.Create(service.Service))]).ToJsonString());
        outputs.Set("services", new JsonObject(Services.Select(service => KeyValuePair.Create<string, JsonNode?>(service.Service, Json(service)))).ToJsonString());
        outputs.Set("scheduled-tasks", ScheduledReport.Json(Scheduled));
        outputs.Set("record", new JsonArray([.. Services.Where(service => service.Runs).Select(service => VersionRecord.Of(service, release))]).ToJsonString());
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
