using System.Text.Json.Nodes;

namespace LocalAws.Ecs.Model;

internal sealed class Service(string name, string arn, Cluster cluster, DateTimeOffset createdAt)
{
    public string Name => name;
    public string Arn => arn;
    public Cluster Cluster => cluster;
    public DateTimeOffset CreatedAt => createdAt;
    public string CreatedBy { get; init; } = "";

    /// <summary>Of the CreateService that made it: the same one again makes nothing.</summary>
    public string? ClientToken { get; init; }
    public string Status { get; set; } = "ACTIVE";
    public int DesiredCount { get; set; }

    /// <summary>Members of CreateService and UpdateService that are shown again as they were given.</summary>
    public JsonObject Settings { get; set; } = [];

    /// <summary>Newest first; the first is PRIMARY unless a world option says otherwise.</summary>
    public List<Deployment> Deployments { get; } = [];

    public List<ServiceDeployment> Records { get; } = [];
    public List<ServiceRevision> Revisions { get; } = [];
    public List<ServiceEvent> Events { get; } = [];
    public Deployment? LastCompleted { get; set; }

    /// <summary>What the scheduler works on, whatever the list shows as PRIMARY.</summary>
    public Deployment Current { get; set; } = null!;

    public bool SchedulerDue { get; set; }

    public IEnumerable<EcsTask> Tasks => cluster.Tasks.Where(task => task.Service == this);
    public IEnumerable<EcsTask> TasksOf(Deployment deployment) => Tasks.Where(task => task.Deployment == deployment);

    public DeploymentSettings Deploying => DeploymentSettings.From(Settings["deploymentConfiguration"] as JsonObject);
    public StrategySettings Strategy => StrategySettings.From(Settings["deploymentConfiguration"] as JsonObject);
    public AlarmSettings Alarms => AlarmSettings.From(Settings["deploymentConfiguration"] as JsonObject);
    public TimeSpan GracePeriod => TimeSpan.FromSeconds(Settings["healthCheckGracePeriodSeconds"]?.GetValue<int>() ?? 0);
    public IEnumerable<JsonObject> LoadBalancers =>
        (Settings["loadBalancers"] as JsonArray)?.Select(entry => entry!.AsObject()) ?? [];
}
