using LocalAws.Ecs.Model;

namespace LocalAws.Ecs.Scheduling;

/// <summary>Looks at a service after each change: what is the same for every strategy here, the rest by the strategy of its newest deployment.</summary>
internal sealed class ServiceScheduler(
    EcsWorld world, TaskLife life, TaskTargets targets, ServiceTasks tasks, RollingScheduler rolling, StagedScheduler staged,
    DeploymentBook book, FailureCount failures, AlarmWatch alarms, EventLog events)
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
        if (service.Status == "DRAINING")
            Drain(service);
        if (service.Status != "ACTIVE")
            return;
        StartRecord(service);
        StopUnhealthy(service);
        NoteHealthy(service);
        ReturnIfAsked(service);
        if (service.Current.Record.Rollout is { } rollout)
            staged.Step(service, rollout);
        else
            rolling.Step(service);
        service.Deployments.RemoveAll(one => IsOver(service, one));
        Conclude(service);
    }

    private void Drain(Service service)
    {
        tasks.Stop(service, [.. service.Tasks.Where(task => task.Wanted)]);
        service.Deployments.RemoveAll(one => IsOver(service, one));
        if (!service.Tasks.Any(task => task.HoldsResources))
            service.Status = "INACTIVE";
    }

    private void StartRecord(Service service)
    {
        var record = service.Current.Record;
        if (record.Status != "PENDING")
            return;
        record.Status = "IN_PROGRESS";
        record.StartedAt = record.UpdatedAt = world.Now;
        FailureCount.Show(service, service.Current);
        alarms.Begin(service);
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

    private static bool IsOver(Service service, Deployment deployment) =>
        deployment != service.Current && deployment.Status != "PRIMARY"
        && service.Current.Record.Rollout?.Keeps(deployment) != true
        && !service.TasksOf(deployment).Any(task => task.HoldsResources);

    private void Conclude(Service service)
    {
        var current = service.Current;
        var done = tasks.AreComplete(service, current) && !service.Tasks.Any(task => task.Deployment != current && task.HoldsResources);
        if (done && current is { RolloutState: "IN_PROGRESS", Stalled: false, Record.Rollout: null })
            CompleteRolling(service);
        else if (done && current.RolloutState == "COMPLETED")
            events.Add(service, EventTexts.Steady);
    }

    /// <summary>A rolling deployment has no bake time of its own, but one for its alarms.</summary>
    private void CompleteRolling(Service service)
    {
        var current = service.Current;
        if (current.Record.AlarmStatus == "MONITORING" && !current.IsRollback && current.BakesUntil is null)
        {
            current.BakesUntil = world.Now + world.Profile.AlarmBake;
            world.Engine.After(world.Profile.AlarmBake, () => Request(service));
        }

        if (current.BakesUntil is not { } end || world.Now >= end)
            book.Complete(service);
    }
}
