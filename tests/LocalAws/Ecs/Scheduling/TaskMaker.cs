using System.Text.Json.Nodes;
using LocalAws.Ecs.Model;

namespace LocalAws.Ecs.Scheduling;

/// <summary>Makes tasks; it does not start them.</summary>
internal sealed class TaskMaker(EcsWorld world)
{
    public EcsTask ForService(Service service, Deployment deployment)
    {
        var id = world.Ids.Task();
        return WithContainers(new EcsTask(id, world.Ids.TaskArn(service.Cluster.Name, id), service.Cluster, deployment.Definition, world.Now)
        {
            Service = service,
            Deployment = deployment,
            StartedBy = deployment.Id,
            Group = $"service:{service.Name}",
            PrivateIp = world.Ids.Ip(),
            Settings = deployment.Revision.Settings,
        });
    }

    public EcsTask Alone(Cluster cluster, TaskDefinition definition, JsonObject request)
    {
        var id = world.Ids.Task();
        return WithContainers(new EcsTask(id, world.Ids.TaskArn(cluster.Name, id), cluster, definition, world.Now)
        {
            StartedBy = request["startedBy"]?.GetValue<string>(),
            Group = request["group"]?.GetValue<string>() ?? $"family:{definition.Family}",
            PrivateIp = world.Ids.Ip(),
            Overrides = request["overrides"]?.DeepClone().AsObject() ?? [],
            Settings = request,
        });
    }

    private EcsTask WithContainers(EcsTask task)
    {
        foreach (var definition in task.Definition.Containers)
            task.Containers.Add(new(definition, world.Ids.ContainerArn(task.Cluster.Name, task.Id), world.Ids.RuntimeId(task.Id)));
        return task;
    }
}
