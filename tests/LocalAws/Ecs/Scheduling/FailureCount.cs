using LocalAws.Ecs.Model;

namespace LocalAws.Ecs.Scheduling;

/// <summary>Counts failed tasks: for the circuit breaker where it is on, for the pauses between starts where it is off.</summary>
internal sealed class FailureCount(EcsWorld world, DeploymentBook book, EventLog events)
{
    private const int FreeFailures = 3;

    public void Add(EcsTask task)
    {
        if (task.Service is not { } service || task.Deployment != service.Current)
            return;
        var deployment = service.Current;
        deployment.FailedTasks++;
        deployment.FailuresInARow++;
        deployment.UpdatedAt = world.Now;
        if (service.Deploying.Breaker && deployment.RolloutState != "COMPLETED")
            Count(service, deployment);
        else
            Pause(service, deployment);
    }

    public void TaskGotHealthy(Service service, Deployment deployment)
    {
        deployment.FailuresInARow = 0;
        deployment.NoStartBefore = default;
        if (service.Deploying.ResetOnHealthy)
            deployment.FailedTasks = 0;
        Show(service, deployment);
    }

    /// <summary>What the record shows of the breaker; a rollback leaves it as it was when it tripped.</summary>
    public static void Show(Service service, Deployment deployment)
    {
        var record = deployment.Record;
        if (deployment.IsRollback || !record.IsRunning)
            return;
        var settings = service.Deploying;
        record.BreakerStatus = settings.Breaker ? "MONITORING" : "DISABLED";
        record.BreakerThreshold = settings.Threshold(service.DesiredCount);
        record.BreakerFailures = settings.Breaker ? deployment.FailedTasks : 0;
    }

    private void Count(Service service, Deployment deployment)
    {
        Show(service, deployment);
        if (deployment.FailedTasks >= service.Deploying.Threshold(service.DesiredCount) && !deployment.Stalled)
            book.Trip(service);
    }

    private void Pause(Service service, Deployment deployment)
    {
        if (deployment.FailuresInARow < FreeFailures)
            return;
        var doublings = Math.Min(deployment.FailuresInARow - FreeFailures, 20);
        var pause = world.Profile.FirstPause * Math.Pow(2, doublings);
        deployment.NoStartBefore = world.Now + (pause < world.Profile.LongestPause ? pause : world.Profile.LongestPause);
        events.Add(service, EventTexts.CannotStart);
    }
}
