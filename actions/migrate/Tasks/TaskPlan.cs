using System.Text.Json.Nodes;
using Actions.Aws;
using Actions.Rollouts;

namespace Migrate.Tasks;

/// <summary>The task as it will be started; only the command is open.</summary>
/// <param name="Definition">The task definition that runs.</param>
/// <param name="Tags">Of the task definition.</param>
/// <param name="IsNew">Whether it must be registered first, because another image is wanted.</param>
/// <param name="Container">The container that migrates.</param>
/// <param name="Network">Members of <c>NetworkConfiguration</c>.</param>
internal sealed record TaskPlan(
    TaskWish Wish, JsonObject Definition, IReadOnlyList<EcsTag> Tags, bool IsNew, string Container, JsonObject? Network, string? LaunchType, JsonArray? CapacityProviders, string? PlatformVersion)
{
    public string Family => Definition["family"]!.GetValue<string>();

    /// <summary><c>family:revision</c>, without a revision while it is not registered.</summary>
    public string Name => IsNew ? $"{Family} with {Wish.Image}" : TaskDefinitionName.Short(Definition["taskDefinitionArn"]!.GetValue<string>());

    /// <summary>The longest time a container of it may take to end after it is told to, by its own <c>stopTimeout</c>.</summary>
    public TimeSpan StopTimeout => TimeSpan.FromSeconds(Containers.Select(container => container["stopTimeout"]?.GetValue<int>() ?? 30).DefaultIfEmpty(30).Max());

    public IEnumerable<JsonObject> Containers => Definition["containerDefinitions"]!.AsArray().OfType<JsonObject>();

    /// <summary>Absent means essential (API reference of <c>ContainerDefinition</c>).</summary>
    public bool IsEssential(string container) =>
        Containers.FirstOrDefault(candidate => candidate["name"]?.GetValue<string>() == container)?["essential"]?.GetValue<bool>() ?? true;

    public RunTaskRequest Request(string taskDefinition, IReadOnlyList<string>? command, string startedBy, string clientToken, IReadOnlyList<EcsTag> tags) => new()
    {
        Cluster = Wish.Cluster,
        TaskDefinition = taskDefinition,
        ClientToken = clientToken,
        Count = 1,
        LaunchType = LaunchType,
        CapacityProviderStrategy = CapacityProviders?.DeepClone().AsArray(),
        PlatformVersion = PlatformVersion,
        NetworkConfiguration = Network?.DeepClone().AsObject(),
        Overrides = Overrides(command),
        StartedBy = startedBy,
        Tags = tags,
    };

    private JsonObject Overrides(IReadOnlyList<string>? command)
    {
        var container = new JsonObject { ["name"] = Container };
        if (command is not null)
            container["command"] = new JsonArray([.. command.Select(word => JsonValue.Create(word))]);
        if (Wish.Environment.Count > 0)
            container["environment"] = new JsonArray([.. Wish.Environment.Select(pair => new JsonObject { ["name"] = pair.Key, ["value"] = pair.Value })]);
        var overrides = new JsonObject { ["containerOverrides"] = new JsonArray(container) };
        foreach (var (member, value) in new[] { ("cpu", Wish.Cpu), ("memory", Wish.Memory), ("taskRoleArn", Wish.TaskRole) })
        {
            if (value is not null)
                overrides[member] = value;
        }
        return overrides;
    }
}
