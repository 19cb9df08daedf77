using System.Text.Json.Nodes;
using Actions.Aws;
using Actions.Toolkit;

namespace EcsDeploy;

/// <summary>What a service that does not exist is created from: members of CreateService in a file of the workspace.</summary>
/// <param name="Path">Relative to the workspace.</param>
internal sealed record ServiceDefinition(string Path, JsonObject Members)
{
    private const string Named = "serviceName";
    private const string Revision = "taskDefinition";

    // These only the answers of AWS have: the file is what describe-services printed.
    private static readonly string[] AnswerOnly = ["serviceArn", "clusterArn", "status", "deployments", "events", "runningCount", "pendingCount", "createdAt"];

    /// <summary>The task definition it names; null when it names none.</summary>
    public string? TaskDefinition => Members[Revision]?.ToString();

    /// <summary>The service it is for; null when it does not say.</summary>
    public string? ServiceName => Members[Named]?.ToString();

    /// <summary>The cluster it is for; null when it does not say.</summary>
    public string? Cluster => Members["cluster"]?.ToString();

    /// <exception cref="FormatException">There is no such file, or it is something else.</exception>
    public static ServiceDefinition Read(RunnerContext runner, string path)
    {
        var file = WorkspacePath.Resolve(runner, path);
        if (!File.Exists(file.FullPath))
            throw new FormatException($"there is no file '{file.RelativePath}' in the workspace. Is the repository checked out?");
        return Parse(file.RelativePath, File.ReadAllText(file.FullPath));
    }

    /// <exception cref="FormatException">It is no service definition.</exception>
    public static ServiceDefinition Parse(string path, string text)
    {
        var members = YamlTree.As<JsonObject>(YamlTree.Read(text));
        var answers = AnswerOnly.Where(members.ContainsKey).ToList();
        if (answers.Count > 0)
            throw new FormatException($"'{path}' has {string.Join(", ", answers.Select(member => $"'{member}'"))}, which AWS tells and does not take: expected the members of CreateService");
        if (members.ContainsKey("clientToken"))
            throw new FormatException($"'{path}' has 'clientToken', which this action makes by itself. Remove it");
        if (members["deploymentController"]?["type"]?.ToString() is { } controller and not "ECS")
            throw new FormatException($"'{path}' has the deployment controller {controller}; this action deploys services of the controller ECS only");
        return new ServiceDefinition(path, members);
    }

    /// <summary>The service as if it were there already: to plan and to look up what it refers to.</summary>
    public EcsService AsService(string name) => new()
    {
        ServiceName = name,
        DeploymentConfiguration = Members["deploymentConfiguration"] as JsonObject,
        LoadBalancers = [.. (Members["loadBalancers"] as JsonArray ?? []).OfType<JsonObject>().Select(BalancerOf)],
    };

    /// <summary>The members to create it with: those of the file, and over them what the inputs wish.</summary>
    public ServiceSettings Settings(EcsService service, SettingsWish wish)
    {
        var members = (JsonObject)Members.DeepClone();
        foreach (var member in (string[])[Named, Revision, "cluster"])
            members.Remove(member);
        foreach (var (member, value) in ServiceSettings.Of(service, wish).After)
            members[member] = value?.DeepClone();
        return new ServiceSettings([], members);
    }

    private static EcsLoadBalancer BalancerOf(JsonObject balancer) => new()
    {
        TargetGroupArn = balancer["targetGroupArn"]?.ToString(),
        LoadBalancerName = balancer["loadBalancerName"]?.ToString(),
        ContainerName = balancer["containerName"]?.ToString(),
        AdvancedConfiguration = balancer["advancedConfiguration"] as JsonObject,
    };
}
