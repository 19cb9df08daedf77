using System.Text.Json.Nodes;
using Actions.Aws;
using Actions.Toolkit;

namespace Migrate.Tasks;

/// <summary>Reads what the task needs: the service whose network it shares, the task definition, the container.</summary>
internal sealed class TaskLook(IEcs ecs, TaskWish wish)
{
    public async Task<TaskPlan> RunAsync(CancellationToken cancellationToken)
    {
        var service = wish.Service is null ? null : await ServiceAsync(wish.Service, cancellationToken);
        var described = await ecs.DescribeTaskDefinitionAsync(wish.TaskDefinition ?? service!.TaskDefinition, cancellationToken);
        var definition = described.TaskDefinition
            ?? throw new UserError($"There is no task definition '{wish.TaskDefinition ?? service!.TaskDefinition}'.");
        var container = ContainerOf(definition);
        var changed = wish.Image is { } image && container["image"]?.GetValue<string>() != image;
        if (changed)
            definition = WithImage(definition, container["name"]!.GetValue<string>());
        // A launch type and a capacity provider strategy exclude each other (API reference of RunTask).
        var launchType = wish.LaunchType?.ToString().ToUpperInvariant();
        var providers = launchType is null ? service?.CapacityProviderStrategy : null;
        var network = NetworkChoice.Of(wish, service?.NetworkConfiguration, definition);
        return new TaskPlan(
            wish, definition, described.Tags, changed, container["name"]!.GetValue<string>(), network,
            launchType ?? (providers is null ? service?.LaunchType : null), providers, wish.PlatformVersion ?? service?.PlatformVersion);
    }

    /// <summary>The plan of a task that runs already: where it runs does not matter any more.</summary>
    public async Task<TaskPlan> OfAsync(EcsTask task, CancellationToken cancellationToken)
    {
        var described = await ecs.DescribeTaskDefinitionAsync(task.TaskDefinitionArn, cancellationToken);
        var container = ContainerOf(described.TaskDefinition!)["name"]!.GetValue<string>();
        return new TaskPlan(wish, described.TaskDefinition!, described.Tags, IsNew: false, container, Network: null, LaunchType: null, CapacityProviders: null, PlatformVersion: null);
    }

    private async Task<EcsService> ServiceAsync(string name, CancellationToken cancellationToken)
    {
        var found = (await ecs.DescribeServicesAsync(wish.Cluster, [name], cancellationToken)).Services.FirstOrDefault(service => service.Status != "INACTIVE");
        if (found is not null)
            return found;
        var names = (await ecs.ListServicesAsync(wish.Cluster, cancellationToken)).Select(arn => arn[(arn.LastIndexOf('/') + 1)..]).Order(StringComparer.Ordinal).ToList();
        throw new UserError(
            $"Input 'service': there is no service '{name}' in cluster '{wish.Cluster}'.",
            names.Count == 0 ? "The cluster has no services." : $"It has {string.Join(", ", names.Take(10))}{(names.Count > 10 ? " and more" : "")}.");
    }

    private JsonObject ContainerOf(JsonObject definition)
    {
        var containers = definition["containerDefinitions"]!.AsArray().OfType<JsonObject>().ToList();
        var names = string.Join(", ", containers.Select(container => container["name"]));
        if (wish.Container is { } wanted)
        {
            return containers.Find(container => container["name"]?.GetValue<string>() == wanted)
                ?? throw new UserError($"Input 'container': '{wanted}' is no container of the task definition.", $"It has {names}.");
        }
        var essential = containers.Where(container => container["essential"]?.GetValue<bool>() ?? true).ToList();
        return essential.Count == 1
            ? essential[0]
            : throw new UserError("Input 'container' is needed: the task definition has several essential containers.", $"It is one of {names}.");
    }

    private JsonObject WithImage(JsonObject definition, string container)
    {
        var changed = definition.DeepClone().AsObject();
        changed["containerDefinitions"]!.AsArray().OfType<JsonObject>().First(candidate => candidate["name"]!.GetValue<string>() == container)["image"] = wish.Image;
        return changed;
    }
}
