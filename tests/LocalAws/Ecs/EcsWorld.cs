using LocalAws.Clock;
using LocalAws.Ecs.Alarms;
using LocalAws.Ecs.Hooks;
using LocalAws.Ecs.Images;
using LocalAws.Ecs.Model;
using LocalAws.LoadBalancing;
using LocalAws.Logs;
using LocalAws.Processes;
using LocalAws.SecretsManager;
using LocalAws.Ssm;
using LocalAws.Wire;

namespace LocalAws.Ecs;

/// <summary>The whole state of the local ECS. Read and changed only as a step of the engine.</summary>
internal sealed class EcsWorld(
    Engine engine, EcsOptions options, ILogStore logs, IParameterStore parameters, ISecretStore? secrets, ProcessHost processes)
{
    public Engine Engine => engine;
    public EcsOptions Options => options;
    public EcsProfile Profile => options.Profile;
    public ILogStore Logs => logs;
    public IParameterStore Parameters => parameters;

    /// <summary>Null where a test has no secrets.</summary>
    public ISecretStore? Secrets => secrets;
    public ProcessHost Processes => processes;
    public Ids Ids { get; } = new(options);
    public ImageRegistry Images { get; } = new();
    public ServiceTrouble Trouble { get; } = new();
    public IAlarmStates Alarms { get; } = options.Alarms ?? new AlarmSwitches();
    public HookFunctions Functions { get; } = new();
    public LoadBalancers LoadBalancers { get; } = new();
    public TaskDefinitionStore Definitions { get; } = new();
    public TagStore Tags { get; } = new();
    public List<Cluster> Clusters { get; } = [];
    public DateTimeOffset Now => engine.Now;
    public int RunningTasks => Clusters.Sum(cluster => cluster.Tasks.Count(task => task.HoldsResources));

    /// <summary>By name or ARN; null means the cluster <c>default</c>.</summary>
    public Cluster? FindCluster(string? nameOrArn)
    {
        var name = Arn.LastPart(nameOrArn ?? "default");
        return Clusters.Find(cluster => cluster.Name == name);
    }

    public Cluster Cluster(string? nameOrArn) =>
        FindCluster(nameOrArn) ?? throw new ApiError("ClusterNotFoundException", "Cluster not found.");

    /// <summary>An active service wins over deleted ones of the same name.</summary>
    public static Service? FindService(Cluster cluster, string nameOrArn)
    {
        var name = Arn.LastPart(nameOrArn);
        return cluster.Services.Find(service => service.Name == name && service.Status != "INACTIVE")
            ?? cluster.Services.FindLast(service => service.Name == name);
    }

    public static Service Service(Cluster cluster, string nameOrArn) =>
        FindService(cluster, nameOrArn) ?? throw new ApiError("ServiceNotFoundException", "Service not found.");
}
