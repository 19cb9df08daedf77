using LocalAws.Ecs.Model;

namespace LocalAws.Ecs.Scheduling;

/// <summary>Starts and stops tasks of a service, as far as there is room and the pauses after failures allow.</summary>
internal sealed class ServiceTasks(EcsWorld world, TaskLife life, TaskMaker factory, EventLog events)
{
    /// <summary>Asks for a step of the scheduler.</summary>
    public Action<Service> Request { get; set; } = _ => { };

    /// <summary>Starts what the deployment lacks of the desired count, but no more than the limit.</summary>
    public void StartMissing(Service service, Deployment deployment, int limit)
    {
        var missing = Math.Min(limit, service.DesiredCount - service.TasksOf(deployment).Count(task => task.Wanted));
        if (missing <= 0 || service.Status != "ACTIVE" || IsPausing(service, deployment))
            return;
        var room = Math.Min(missing, world.Options.TaskLimit - world.RunningTasks);
        if (room < missing)
            NoRoom(service);
        Start(service, deployment, room);
    }

    /// <summary>Stops what the deployment has above the desired count, the unhealthy and the newest first.</summary>
    public void StopSurplus(Service service, Deployment deployment)
    {
        var wanted = service.TasksOf(deployment).Where(task => task.Wanted).ToList();
        var surplus = wanted.OrderBy(task => TaskHealth.IsHealthy(task, world)).ThenByDescending(task => task.CreatedAt)
            .Take(Math.Max(0, wanted.Count - service.DesiredCount)).ToList();
        Stop(service, surplus);
    }

    public void Stop(Service service, List<EcsTask> tasks)
    {
        if (tasks.Count == 0)
            return;
        events.Add(service, EventTexts.Stopped(tasks));
        tasks.ForEach(task => life.Stop(task, "ServiceSchedulerInitiated", EventTexts.ScaledIn(service.Current)));
    }

    /// <summary>As many as desired, all of them healthy.</summary>
    public bool AreComplete(Service service, Deployment deployment)
    {
        var wanted = service.TasksOf(deployment).Where(task => task.Wanted).ToList();
        return wanted.Count == service.DesiredCount && wanted.TrueForAll(task => TaskHealth.IsHealthy(task, world));
    }

    private void Start(Service service, Deployment deployment, int count)
    {
        if (count <= 0)
            return;
        var started = Enumerable.Range(0, count).Select(_ => factory.ForService(service, deployment)).ToList();
        started.ForEach(life.Begin);
        deployment.UpdatedAt = world.Now;
        events.Add(service, EventTexts.Started(started));
    }

    private bool IsPausing(Service service, Deployment deployment)
    {
        if (world.Now >= deployment.NoStartBefore)
            return false;
        world.Engine.After(deployment.NoStartBefore - world.Now, () => Request(service));
        return true;
    }

    private void NoRoom(Service service)
    {
        events.Add(service, EventTexts.CannotPlace(EventTexts.NoCapacity));
        world.Engine.After(world.Profile.FirstPause, () => Request(service));
    }
}
