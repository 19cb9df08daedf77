using System.Text.Json.Nodes;
using LocalAws.Ecs.Model;

namespace LocalAws.Ecs.Scheduling;

/// <summary>Writes down what a deployment brings.</summary>
internal sealed class RevisionBook(EcsWorld world)
{
    /// <summary>The task definition with the service's settings and the meaning of its image tags as they are now.</summary>
    public ServiceRevision Add(Service service, TaskDefinition definition)
    {
        var revision = new ServiceRevision(world.Ids.ServiceRevisionArn(service.Cluster.Name, service.Name), definition,
            service.Settings.DeepClone().AsObject(), world.Now)
        {
            Images = [.. definition.Containers.Select(ImageOf)],
        };
        service.Revisions.Add(revision);
        return revision;
    }

    private (string, string, string?) ImageOf(JsonObject container)
    {
        var image = container["image"]!.GetValue<string>();
        return (container["name"]!.GetValue<string>(), image, world.Images.Find(image)?.Digest);
    }
}
