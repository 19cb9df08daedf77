using LocalAws.Ecs.Model;

namespace LocalAws.Ecs.Scheduling;

/// <summary>
/// Replaces tasks a few at a time. Each step looks at the tasks as they are and does what the limits allow:
/// never more than <c>high</c> tasks wanted, and no healthy task stopped that <c>low</c> needs.
/// </summary>
internal sealed class RollingScheduler(EcsWorld world, ServiceTasks tasks)
{
    public void Step(Service service)
    {
        tasks.StopSurplus(service, service.Current);
        if (service.Current.Stalled)
            return;
        tasks.StartMissing(service, service.Current, service.Deploying.High(service.DesiredCount) - service.Tasks.Count(task => task.Wanted));
        StopOld(service);
    }

    private void StopOld(Service service)
    {
        var healthy = service.Tasks.Count(task => TaskHealth.IsHealthy(task, world));
        var low = service.Deploying.Low(service.DesiredCount);
        var stopped = new List<EcsTask>();
        foreach (var task in service.Tasks.Where(task => task.Wanted && task.Deployment != service.Current)
            .OrderBy(task => TaskHealth.IsHealthy(task, world)).ThenBy(task => task.CreatedAt).ToList())
        {
            if (TaskHealth.IsHealthy(task, world) && --healthy < low)
                break;
            stopped.Add(task);
        }

        tasks.Stop(service, stopped);
    }
}
