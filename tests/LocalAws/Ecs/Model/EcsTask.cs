using System.Text.Json.Nodes;
using LocalAws.LoadBalancing;

namespace LocalAws.Ecs.Model;

internal sealed class EcsTask(string id, string arn, Cluster cluster, TaskDefinition definition, DateTimeOffset createdAt)
{
    private static readonly string[] Starting = ["PROVISIONING", "PENDING", "ACTIVATING"];

    public string Id => id;
    public string Arn => arn;
    public Cluster Cluster => cluster;
    public TaskDefinition Definition => definition;
    public DateTimeOffset CreatedAt => createdAt;
    public Service? Service { get; init; }
    public Deployment? Deployment { get; init; }
    public string? StartedBy { get; init; }
    public string Group { get; init; } = "";
    public string PrivateIp { get; init; } = "";
    public JsonObject Overrides { get; init; } = [];
    public JsonObject Settings { get; init; } = [];
    public List<TaskContainer> Containers { get; } = [];
    public List<Target> Targets { get; } = [];

    public string LastStatus { get; set; } = "PROVISIONING";
    public string DesiredStatus { get; set; } = "RUNNING";
    public string? StopCode { get; set; }
    public string? StoppedReason { get; set; }
    public DateTimeOffset? PullStartedAt { get; set; }
    public DateTimeOffset? PullStoppedAt { get; set; }
    public DateTimeOffset? StartedAt { get; set; }
    public DateTimeOffset? StoppingAt { get; set; }
    public DateTimeOffset? ExecutionStoppedAt { get; set; }
    public DateTimeOffset? StoppedAt { get; set; }

    /// <summary>It was healthy at some moment: its end is no failure of the deployment.</summary>
    public bool WasHealthy { get; set; }

    public bool IsProcess => Containers.Exists(container => container.Running is { LoopbackPort: not null });
    public bool Wanted => DesiredStatus == "RUNNING";
    public bool IsRunning => LastStatus == "RUNNING";
    public bool IsPending => Starting.Contains(LastStatus);
    public bool IsStopped => LastStatus == "STOPPED";
    public bool HoldsResources => LastStatus is not ("STOPPED" or "DEPROVISIONING");

    public string HealthStatus
    {
        get
        {
            var checkedOnes = Containers.Where(container => container.HasHealthCheck).Select(container => container.HealthStatus).ToList();
            return checkedOnes.Count == 0 ? "UNKNOWN"
                : checkedOnes.Contains("UNHEALTHY") ? "UNHEALTHY"
                : checkedOnes.TrueForAll(status => status == "HEALTHY") ? "HEALTHY"
                : "UNKNOWN";
        }
    }
}
