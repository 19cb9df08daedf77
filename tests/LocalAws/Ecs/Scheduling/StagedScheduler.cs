using LocalAws.Ecs.Model;

namespace LocalAws.Ecs.Scheduling;

/// <summary>
/// Brings a new revision up beside the old one and moves the traffic over: blue/green, canary, linear, and the way back of each.
/// Each step brings the tasks to what the phase keeps, and takes the deployment to the next phase when this one is done.
/// </summary>
internal sealed class StagedScheduler(EcsWorld world, ServiceTasks tasks, HookRunner hooks, TrafficShift traffic, DeploymentBook book)
{
    public void Step(Service service, StagedRollout rollout)
    {
        foreach (var deployment in service.Deployments.ToList())
            Keep(service, rollout, deployment);
        if (service.Current.Record.Status is "IN_PROGRESS" or "ROLLBACK_IN_PROGRESS")
            Proceed(service, rollout);
    }

    private void Keep(Service service, StagedRollout rollout, Deployment deployment)
    {
        if (!rollout.Keeps(deployment))
        {
            tasks.Stop(service, [.. service.TasksOf(deployment).Where(task => task.Wanted)]);
            return;
        }

        tasks.StopSurplus(service, deployment);
        if (!deployment.Stalled)
            tasks.StartMissing(service, deployment, service.DesiredCount);
    }

    private void Proceed(Service service, StagedRollout rollout)
    {
        if (!rollout.IsEntered)
            Enter(service, rollout);
        else if (HookRunner.Failed(rollout) is { } failed && !Survives(rollout))
            GiveUp(service, failed);
        else if (!rollout.HooksOfPhase.Exists(run => run.IsOpen) && IsBaked(service, rollout) && TasksAreThere(service, rollout))
            GoOn(service, rollout);
    }

    private void GiveUp(Service service, HookRun failed)
    {
        book.GiveUp(service, rollback: true, EventTexts.HookFailed(failed));
        tasks.Request(service);
    }

    /// <summary>Every phase lasts until another step of the scheduler, so that it can be seen.</summary>
    private void Enter(Service service, StagedRollout rollout)
    {
        rollout.IsEntered = true;
        service.Current.Record.UpdatedAt = world.Now;
        if (!world.Options.HooksBeforeShift)
            Shift(service, rollout);
        hooks.Begin(service, rollout);
        tasks.Request(service);
    }

    private bool Survives(StagedRollout rollout) => rollout.IsReturning && !world.Options.FailedHookEndsRollback;

    /// <summary>The pause begins with the change of traffic, and that comes after the hooks.</summary>
    private bool IsBaked(Service service, StagedRollout rollout)
    {
        if (rollout.BakesUntil is { } end)
            return world.Now >= end;
        Shift(service, rollout);
        rollout.BakesUntil = world.Now + rollout.Phase.Bake;
        world.Engine.After(rollout.Phase.Bake, () => tasks.Request(service));
        return false;
    }

    private void Shift(Service service, StagedRollout rollout)
    {
        rollout.Production = rollout.Phase.Production ?? rollout.Production;
        rollout.Test = rollout.Phase.Test ?? rollout.Test;
        traffic.Apply(service);
    }

    private bool TasksAreThere(Service service, StagedRollout rollout)
    {
        if (!rollout.Phase.WaitsForTasks)
            return true;
        return (!rollout.Keeps(service.Current) || tasks.AreComplete(service, service.Current))
            && service.Deployments.TrueForAll(one => rollout.Keeps(one) || !service.TasksOf(one).Any(task => task.HoldsResources));
    }

    private void GoOn(Service service, StagedRollout rollout)
    {
        if (rollout.IsLastPhase)
        {
            book.Complete(service);
            return;
        }

        rollout.Next();
        Enter(service, rollout);
    }
}
