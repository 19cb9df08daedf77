using System.ComponentModel;
using LocalAws.Ecs.Images;
using LocalAws.Ecs.Model;
using LocalAws.Processes;

namespace LocalAws.Ecs.Scheduling;

/// <summary>The life of one task, from PROVISIONING to STOPPED. Each method is one step.</summary>
internal sealed class TaskLife(EcsWorld world, TaskPreparation preparation, TaskTargets targets)
{
    private static readonly TimeSpan KeptAfterStop = TimeSpan.FromHours(1);

    /// <summary>Told every time something about a task of a service changed.</summary>
    public Action<Service> ServiceChanged { get; set; } = _ => { };

    /// <summary>Told once when a task begins to end by itself or because it could not start.</summary>
    public Action<EcsTask> Failed { get; set; } = _ => { };

    public void Begin(EcsTask task)
    {
        task.Cluster.Tasks.Add(task);
        Next(task, world.Profile.Provision, Pull);
    }

    private void Pull(EcsTask task)
    {
        task.LastStatus = "PENDING";
        task.PullStartedAt = world.Now;
        Next(task, world.Profile.Pull, Start);
    }

    private void Start(EcsTask task)
    {
        try
        {
            var prepared = preparation.Prepare(task);
            task.PullStoppedAt = world.Now;
            StartContainers(task, prepared);
        }
        catch (TaskStartException failed)
        {
            StopBecause(task, "TaskFailedToStart", failed.Message);
        }
    }

    private void StartContainers(EcsTask task, IReadOnlyList<PreparedContainer> prepared)
    {
        var stuck = false;
        var outcomes = new Dictionary<PreparedContainer, VirtualOutcome>();
        foreach (var container in prepared)
        {
            if ((world.Trouble.Next(task.Service?.Name) ?? container.Image.NextOutcome()) is not { } outcome)
                continue;
            outcomes[container] = outcome;
            stuck |= outcome.Stuck;
            if (outcome.StartError is { } reason)
            {
                container.Container.Reason = reason;
                throw new TaskStartException(reason);
            }
        }

        if (stuck)
            return;
        if (outcomes.Count < prepared.Count && !world.Processes.HasRoom)
            throw new TaskStartException(EventTexts.NoCapacity);
        task.LastStatus = "ACTIVATING";
        foreach (var container in prepared)
            StartContainer(task, container, outcomes.GetValueOrDefault(container));
        Next(task, world.Profile.Activate, Run);
    }

    private void StartContainer(EcsTask task, PreparedContainer prepared, VirtualOutcome? outcome)
    {
        var container = prepared.Container;
        var start = new ContainerStart
        {
            TaskId = task.Id,
            Environment = prepared.Environment,
            Command = prepared.Command,
            Log = prepared.Log,
            Exited = exit => world.Engine.Run(() => ContainerExited(task, container, exit)),
        };
        container.Running = outcome is null
            ? StartProcess(container, prepared.Image.Program!, start)
            : new VirtualContainer(world.Engine, outcome, start);
        container.LastStatus = "RUNNING";
    }

    private IRunningContainer StartProcess(TaskContainer container, LocalProgram program, ContainerStart start)
    {
        try
        {
            return world.Processes.Start(program, start);
        }
        catch (Win32Exception impossible)
        {
            container.Reason = EventTexts.CannotStartProcess(impossible.Message);
            throw new TaskStartException(container.Reason);
        }
    }

    private void Run(EcsTask task)
    {
        task.LastStatus = "RUNNING";
        task.StartedAt = world.Now;
        targets.Register(task, () => Changed(task));
        CheckContainers(task);
        if (task.Service is { } service)
        {
            world.Engine.After(TaskHealth.UncheckedTime(task, world), () => Changed(task));
            world.Engine.After(service.GracePeriod, () => Changed(task));
        }

        Changed(task);
    }

    /// <summary>Container health checks in their own interval; the retries count only after the start period.</summary>
    private void CheckContainers(EcsTask task)
    {
        foreach (var container in task.Containers.Where(container => container.HasHealthCheck))
            new ContainerHealth(world.Engine, container, () => Changed(task)).Begin();
    }

    private void ContainerExited(EcsTask task, TaskContainer container, ContainerExit exit)
    {
        container.LastStatus = "STOPPED";
        container.ExitCode = exit.ExitCode;
        container.Reason = exit.Reason;
        container.Running = null;
        if (task.Wanted && (container.Essential || task.Containers.TrueForAll(one => one.Running is null)))
            StopBecause(task, "EssentialContainerExited", EventTexts.EssentialExited);
        else if (task.LastStatus == "STOPPING")
            EndWhenEmpty(task);
    }

    private void StopBecause(EcsTask task, string code, string reason)
    {
        if (!task.WasHealthy)
            Failed(task);
        Stop(task, code, reason);
    }

    /// <summary>Takes it out of the load balancer, then ends its containers.</summary>
    public void Stop(EcsTask task, string code, string reason)
    {
        if (!task.Wanted)
            return;
        task.DesiredStatus = "STOPPED";
        task.StopCode = code;
        task.StoppedReason = reason;
        task.StoppingAt = world.Now;
        task.LastStatus = task.IsRunning ? "DEACTIVATING" : "STOPPING";
        var dead = task.Containers.Exists(container => container is { Essential: true, Running: null });
        targets.Deregister(task, atOnce: dead, () => StopContainers(task));
        Changed(task);
    }

    private void StopContainers(EcsTask task)
    {
        task.LastStatus = "STOPPING";
        task.ExecutionStoppedAt = world.Now;
        foreach (var container in task.Containers)
            container.Running?.Stop(container.StopTimeout);
        EndWhenEmpty(task);
    }

    private void EndWhenEmpty(EcsTask task)
    {
        if (task.Containers.Exists(container => container.Running is not null))
            return;
        task.LastStatus = "DEPROVISIONING";
        Changed(task);
        world.Engine.After(world.Profile.Deprovision, () => End(task));
    }

    private void End(EcsTask task)
    {
        task.LastStatus = "STOPPED";
        task.StoppedAt = world.Now;
        foreach (var container in task.Containers)
            container.LastStatus = "STOPPED";
        Changed(task);
        world.Engine.After(KeptAfterStop, () => task.Cluster.Tasks.Remove(task));
    }

    private void Changed(EcsTask task)
    {
        if (task.Service is { } service)
            ServiceChanged(service);
    }

    private void Next(EcsTask task, TimeSpan delay, Action<EcsTask> step) => world.Engine.After(delay, () =>
    {
        if (task.Wanted)
            step(task);
    });
}
