using System.Text.Json.Nodes;
using Actions.Aws;
using Actions.Toolkit;

namespace EcsDeploy;

/// <summary>
/// A described task definition turned into one that can be registered, with other images. It is edited as a tree:
/// members this program does not know stay as they are.
/// </summary>
internal static class TaskDefinitionEdit
{
    /// <summary>What is to be registered, and which images change by it.</summary>
    /// <exception cref="UserError">A named container does not exist, or it is not clear which one is meant.</exception>
    public static (JsonObject Definition, IReadOnlyList<ImageChange> Changes) WithImages(string service, JsonObject described, Inputs inputs)
    {
        var definition = TaskDefinitionContent.ToRequest(described);
        var containers = Containers(definition);
        var wanted = inputs.Image is null
            ? ByContainer(service, containers, inputs.Images)
            : new Dictionary<string, string>(StringComparer.Ordinal) { [OnlyEssential(service, containers)] = inputs.Image };

        var changes = new List<ImageChange>();
        foreach (var (name, container) in containers)
        {
            var image = container["image"]?.GetValue<string>() ?? "";
            if (!wanted.TryGetValue(name, out var to) || to == image)
                continue;
            container["image"] = to;
            changes.Add(new ImageChange(name, image, to));
        }
        return (definition, changes);
    }

    private static Dictionary<string, string> ByContainer(
        string service, IReadOnlyDictionary<string, JsonObject> containers, IReadOnlyList<ImageAssignment> images)
    {
        var wanted = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var assignment in images.Where(image => image.AppliesTo(service)))
        {
            foreach (var container in assignment.Containers)
            {
                // A line without a service may name a container that only some of the services have.
                if (containers.ContainsKey(container))
                    wanted[container] = assignment.Image;
                else if (assignment.Service is not null)
                    throw new UserError($"Input 'images': service '{service}' has no container '{container}'; it has {Names(containers)}.");
            }
        }
        if (wanted.Count == 0)
            throw new UserError($"Input 'images' names no container of service '{service}', which has {Names(containers)}.", $"Add a line '{service}/{containers.Keys.First()}=<image>', or take the service out of 'services'.");
        return wanted;
    }

    private static string OnlyEssential(string service, IReadOnlyDictionary<string, JsonObject> containers)
    {
        var essential = containers.Where(container => container.Value["essential"]?.GetValue<bool>() ?? true).Select(container => container.Key).ToList();
        return essential.Count == 1
            ? essential[0]
            : throw new UserError(
                $"Input 'image': service '{service}' has {essential.Count} essential containers ({Names(containers)}); it is not clear which one gets the image.",
                "Use 'images' with one 'container=image' a line.");
    }

    private static Dictionary<string, JsonObject> Containers(JsonObject definition) =>
        (definition["containerDefinitions"] as JsonArray ?? [])
        .OfType<JsonObject>()
        .ToDictionary(container => container["name"]?.GetValue<string>() ?? "", StringComparer.Ordinal);

    private static string Names(IReadOnlyDictionary<string, JsonObject> containers) => string.Join(", ", containers.Keys.Select(name => $"'{name}'"));
}
