using LocalAws.Ecs.Model;

namespace LocalAws.Ecs.Scheduling;

/// <summary>
/// The service scheduler for rolling deployments. Each step looks at the tasks as they are and does what the limits allow:
/// never more than <c>high</c> tasks wanted, and no healthy task stopped that <c>low</c> needs.
/// </summary>
internal sealed class RollingScheduler(EcsWorld world, TaskLife life, TaskMaker factory, TaskTargets targets, DeploymentBook book, FailureCount failures, EventLog events)
{
    /// <summary>Asks for a step soon; several requests make one step.</summary>
    public void Request(Service service)
    {
        if (service.SchedulerDue)
            return;
        service.SchedulerDue = true;
        world.Engine.After(world.Profile.Schedule, () =>
        {
            service.SchedulerDue = false;
            Step(service);
        });
    }

    private void Step(Service service)
    {
        if (service.Status == "INACTIVE")
            return;
        StartRecord(service);
        StopUnhealthy(service);
        NoteHealthy(service);
        ReturnIfAsked(service);
        StopSurplus(service);
        if (!service.Current.Stalled)
        {
            StartMissing(service);
            StopOld(service);
        }

        service.Deployments.RemoveAll(one => one != service.Current && one.Status != "PRIMARY" && !service.TasksOf(one).Any(task => task.HoldsResources));
        Conclude(service);
    }

    private void StartRecord(Service service)
    {
        var record = service.Current.Record;
        if (record.Status != "PENDING")
            return;
        record.Status = "IN_PROGRESS";
        record.StartedAt = record.UpdatedAt = world.Now;
        FailureCount.Show(service, service.Current);
    }

    private void StopUnhealthy(Service service)
    {
        foreach (var task in service.Tasks.Where(task => TaskHealth.IsUnhealthy(task, world)).ToList())
        {
            var target = targets.UnhealthyIn(task);
            var (text, reason) = target is var (group, why)
                ? (EventTexts.FailedTargetCheck(task, group, why), EventTexts.StoppedByTargetCheck(group))
                : (EventTexts.FailedContainerCheck(task), EventTexts.StoppedByContainerCheck);
            events.Add(service, text);
            if (!task.WasHealthy)
                failures.Add(task);
            life.Stop(task, "ServiceSchedulerInitiated", reason);
        }
    }

    private void NoteHealthy(Service service)
    {
        foreach (var task in service.TasksOf(service.Current).Where(task => !task.WasHealthy && TaskHealth.IsHealthy(task, world)))
        {
            task.WasHealthy = true;
            failures.TaskGotHealthy(service, service.Current);
        }
    }

    private void ReturnIfAsked(Service service)
    {
        if (service.Current.Record.Status == "ROLLBACK_REQUESTED")
            book.RollBack(service, EventTexts.StoppedByUser, EventTexts.UserRollingBack);
    }

    private void StopSurplus(Service service)
    {
        var wanted = service.TasksOf(service.Current).Where(task => task.Wanted).ToList();
        var surplus = wanted.OrderBy(task => TaskHealth.IsHealthy(task, world)).ThenByDescending(task => task.CreatedAt)
            .Take(Math.Max(0, wanted.Count - service.DesiredCount)).ToList();
        Stop(service, surplus);
    }

    private void StartMissing(Service service)
    {
        var current = service.Current;
        var wanted = service.Tasks.Count(task => task.Wanted);
        var missing = Math.Min(
            service.DesiredCount - service.TasksOf(current).Count(task => task.Wanted),
            service.Deploying.High(service.DesiredCount) - wanted);
        if (missing <= 0 || service.Status != "ACTIVE" || IsPausing(service, current))
            return;
        var room = Math.Min(missing, world.Options.TaskLimit - world.RunningTasks);
        if (room < missing)
            NoRoom(service);
        Start(service, current, room);
    }

    private void Start(Service service, Deployment current, int count)
    {
        if (count <= 0)
            return;
        var started = Enumerable.Range(0, count).Select(_ => factory.ForService(service, current)).ToList();
        started.ForEach(life.Begin);
        current.UpdatedAt = world.Now;
        events.Add(service, EventTexts.Started(started));
    }

    private bool IsPausing(Service service, Deployment current)
    {
        if (world.Now >= current.NoStartBefore)
            return false;
        world.Engine.After(current.NoStartBefore - world.Now, () => Request(service));
        return true;
    }

    private void NoRoom(Service service)
    {
        events.Add(service, EventTexts.CannotPlace(EventTexts.NoCapacity));
        world.Engine.After(world.Profile.FirstPause, () => Request(service));
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

        Stop(service, stopped);
    }

    private void Stop(Service service, List<EcsTask> tasks)
    {
        if (tasks.Count == 0)
            return;
        events.Add(service, EventTexts.Stopped(tasks));
        tasks.ForEach(task => life.Stop(task, "ServiceSchedulerInitiated", EventTexts.ScaledIn(service.Current)));
    }

    private void Conclude(Service service)
    {
        if (service.Status == "DRAINING")
        {
            if (!service.Tasks.Any(task => task.HoldsResources))
                service.Status = "INACTIVE";
            return;
        }

        var current = service.Current;
        var mine = service.TasksOf(current).Where(task => task.Wanted).ToList();
        var done = mine.Count == service.DesiredCount && mine.TrueForAll(task => TaskHealth.IsHealthy(task, world))
            && !service.Tasks.Any(task => task.Deployment != current && task.HoldsResources);
        if (done && current is { RolloutState: "IN_PROGRESS", Stalled: false })
            book.Complete(service);
        else if (done && current.RolloutState == "COMPLETED")
            events.Add(service, EventTexts.Steady);
    }
}
