using LocalAws.Ecs;

namespace LocalAws.AppRunner;

/// <summary>The two logs of a service: what App Runner did, and what the application wrote.</summary>
internal sealed class RunnerLog(EcsWorld world)
{
    public void Service(RunnerService service, string line) => Append(service.ServiceLog, "events", line);

    public void Application(RunnerService service, RunnerInstance instance, string line) => Append(service.ApplicationLog, $"instance/{instance.Id}", line);

    private void Append(string group, string stream, string line)
    {
        if (!world.Logs.GroupExists(group))
            world.Logs.CreateGroup(group);
        world.Logs.Append(group, stream, world.Now, line);
    }
}
