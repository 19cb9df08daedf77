using System.Text.Json.Nodes;
using LocalAws.Ecs.Model;

namespace LocalAws.Ecs.Scheduling;

/// <summary>Keeps the deployments list and the service deployment records: begin, complete, fail, roll back.</summary>
internal sealed class DeploymentBook(EcsWorld world, RevisionBook revisions, TrafficShift traffic, EventLog events)
{
    /// <summary>A new deployment becomes PRIMARY; one still running ends as superseded and its tasks drain.</summary>
    public Deployment Begin(Service service, TaskDefinition definition)
    {
        var sources = service.Deployments.Count == 0 ? [] : service.Deployments.Where(one => service.TasksOf(one).Any()).Select(one => one.Revision).Distinct().ToList();
        if (service.Deployments.Count > 0 && service.Current.Record.IsRunning)
            service.Current.Record.Finish("STOPPED", EventTexts.Superseded, world.Now);

        var (revision, strategy, before) = (revisions.Add(service, definition), service.Strategy, Serving(service));
        var record = new ServiceDeployment(world.Ids.ServiceDeploymentArn(service.Cluster.Name, service.Name), revision, world.Now) { Sources = sources };
        service.Records.Insert(0, record);
        var deployment = new Deployment(world.Ids.Deployment(), revision, world.Now)
        {
            Record = record,
            UsesAlternate = strategy.IsStaged ? before is { UsesAlternate: false } : before is { UsesAlternate: true },
        };
        deployment.RolloutStateReason = EventTexts.InProgress(deployment);
        if (strategy.IsStaged)
            record.Rollout = RolloutOf(service, strategy, deployment, before);
        MakePrimary(service, deployment);
        traffic.Apply(service);
        return deployment;
    }

    /// <summary>Who has the production traffic, or gets it back from a deployment that is superseded.</summary>
    private static Deployment? Serving(Service service) =>
        service.Deployments.OrderByDescending(one => one == service.LastCompleted).ThenByDescending(one => one == service.Current)
            .FirstOrDefault(one => service.TasksOf(one).Any(task => task.Wanted)) ?? service.LastCompleted;

    private StagedRollout RolloutOf(Service service, StrategySettings strategy, Deployment green, Deployment? blue)
    {
        // It carries the traffic again, so its tasks are replaced again, whatever ended its last return.
        if (blue is not null && blue == service.LastCompleted)
            blue.Stalled = false;
        var reconciles = service.Deployments.Exists(one => one != blue && service.TasksOf(one).Any(task => task.HoldsResources));
        return new(green, blue, strategy, PhasePlan.Forward(strategy, blue is not null, reconciles))
        {
            TestFollowsBlue = world.Options.TestTrafficFollowsBlue,
        };
    }

    public void Complete(Service service)
    {
        var deployment = service.Current;
        deployment.RolloutState = "COMPLETED";
        deployment.RolloutStateReason = EventTexts.Completed(deployment);
        deployment.UpdatedAt = world.Now;
        service.LastCompleted = deployment;
        var record = deployment.Record;
        if (record.BreakerStatus == "MONITORING")
            record.BreakerStatus = "MONITORING_COMPLETE";
        if (record.AlarmStatus == "MONITORING")
            record.AlarmStatus = "MONITORING_COMPLETE";
        record.Finish(deployment.IsRollback ? "ROLLBACK_SUCCESSFUL" : "SUCCESSFUL", record.StatusReason ?? EventTexts.Completed(deployment), world.Now);
        events.Add(service, EventTexts.DeploymentCompleted(deployment));
        events.Add(service, EventTexts.Steady);
    }

    /// <summary>The circuit breaker tripped for the current deployment.</summary>
    public void Trip(Service service)
    {
        if (!service.Current.IsRollback)
            service.Current.Record.BreakerStatus = "TRIGGERED";
        GiveUp(service, service.Deploying.Rollback, EventTexts.BreakerTripped);
    }

    /// <summary>The current deployment has failed: it goes back, or no further.</summary>
    public void GiveUp(Service service, bool rollback, GivingUp why)
    {
        var failed = service.Current;
        events.Add(service, EventTexts.DeploymentFailed(failed, why.Event));
        if (failed.IsRollback)
            Stall(service, "ROLLBACK_FAILED", why.Reason);
        else if (!rollback)
            Stall(service, "STOPPED", why.Reason);
        else if (service.LastCompleted is null)
            Stall(service, "STOPPED", EventTexts.NothingToReturnTo(why.Reason));
        else
            RollBack(service, why.Reason, why.RollingBack);
    }

    /// <summary>Brings the last completed revision back. The record of the failed deployment shows it.</summary>
    public void RollBack(Service service, string reason, Func<string, string> rollingBack)
    {
        var failed = service.Current;
        Fail(failed, reason);
        var rollout = failed.Record.Rollout;
        var back = rollout?.Blue ?? (world.Options.RollbackIsNewDeployment ? CopyOf(service.LastCompleted!) : service.LastCompleted!);
        back.IsRollback = true;
        back.Record = failed.Record;
        back.RolloutState = "IN_PROGRESS";
        back.RolloutStateReason = rollingBack(back.Id);
        (back.FailedTasks, back.FailuresInARow, back.BakesUntil) = (0, 0, null);
        back.UpdatedAt = world.Now;

        var record = failed.Record;
        record.Status = "ROLLBACK_IN_PROGRESS";
        record.StatusReason = reason;
        record.UpdatedAt = world.Now;
        record.Rollback = (reason, world.Now, back.Revision.Arn);
        Restore(service, back.Revision);
        MakePrimary(service, back);
        rollout?.Return(PhasePlan.Back(rollout));
        events.Add(service, EventTexts.RollingBack(back));
    }

    private Deployment CopyOf(Deployment completed) =>
        new(world.Ids.Deployment(), completed.Revision, world.Now) { Record = completed.Record, UsesAlternate = completed.UsesAlternate };

    private void Stall(Service service, string recordStatus, string reason)
    {
        var failed = service.Current;
        Fail(failed, reason);
        failed.Stalled = true;
        failed.Record.Finish(recordStatus, reason, world.Now);
        if (!world.Options.FailedDeploymentKeepsPrimary && service.LastCompleted is { } last && service.Deployments.Contains(last))
            (failed.Status, last.Status) = ("ACTIVE", "PRIMARY");
    }

    private void Fail(Deployment deployment, string reason)
    {
        deployment.RolloutState = "FAILED";
        deployment.RolloutStateReason = reason;
        deployment.UpdatedAt = world.Now;
    }

    private static void MakePrimary(Service service, Deployment deployment)
    {
        foreach (var other in service.Deployments)
            other.Status = "ACTIVE";
        service.Deployments.Remove(deployment);
        deployment.Status = "PRIMARY";
        service.Deployments.Insert(0, deployment);
        service.Current = deployment;
    }

    /// <summary>The settings of that time return; how to deploy stays as it was last said.</summary>
    private static void Restore(Service service, ServiceRevision revision)
    {
        var settings = revision.Settings.DeepClone().AsObject();
        settings["deploymentConfiguration"] = service.Settings["deploymentConfiguration"]?.DeepClone();
        service.Settings = settings;
    }
}
