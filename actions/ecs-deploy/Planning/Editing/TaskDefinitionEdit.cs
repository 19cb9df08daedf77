using System.Text.Json.Nodes;
using Actions.Aws;

namespace EcsDeploy;

/// <summary>
/// A task definition with the wished changes made. It is edited as a tree: members this program does not know stay as they are and where they are.
/// </summary>
internal static class TaskDefinitionEdit
{
    /// <param name="problems">Gets names that do not exist or are not clear.</param>
    /// <returns>What is to be registered; <paramref name="document"/> is not changed.</returns>
    public static JsonObject Apply(string service, JsonObject document, ServiceWish wish, EditProblems problems)
    {
        var definition = (JsonObject)document.DeepClone();
        var containers = new Containers(service, definition, problems);
        new ContainerEdit(service, containers, problems).Apply(wish);
        new EnvironmentEdit(service, containers, problems).Apply(wish);
        ApplyToTask(definition, wish);
        if (!containers.Touched && wish.Images.Any(line => line.Containers.Count > 0) && (wish with { Images = [] }).IsEmpty)
        {
            problems.Add(
                $"Input 'images' names no container of service '{service}', which has {containers.Names}. "
                + $"Add a line '{service}/{containers.First}=<image>', or take the service out of 'services'.");
        }
        return definition;
    }

    private static void ApplyToTask(JsonObject definition, ServiceWish wish)
    {
        Set(definition, "cpu", wish.Cpu);
        Set(definition, "memory", wish.Memory);
        Set(definition, "taskRoleArn", wish.TaskRole);
        Set(definition, "executionRoleArn", wish.ExecutionRole);
        foreach (var tag in wish.TaskTags)
            NamedItems.Set(definition, "tags", ("key", tag.Name), ("value", tag.Value));
    }

    private static void Set(JsonObject definition, string member, string? value)
    {
        if (value is not null)
            definition[member] = value;
    }
}
