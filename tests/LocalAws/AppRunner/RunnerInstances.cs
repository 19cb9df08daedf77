using LocalAws.Ecs;
using LocalAws.Ecs.Images;
using LocalAws.LoadBalancing;

namespace LocalAws.AppRunner;

/// <summary>Starts instances, finds out whether they are healthy, and ends them. Each method is a step of the engine.</summary>
internal sealed class RunnerInstances(EcsWorld world, RunnerLog log)
{
    private static readonly TimeSpan StopTime = TimeSpan.FromSeconds(20);

    /// <summary>Starts one; scripted or a process, as its image is.</summary>
    /// <param name="ended">Told its exit code when it ends by itself.</param>
    /// <returns>Null when the image cannot be pulled.</returns>
    public RunnerInstance? Start(RunnerService service, RunnerConfiguration configuration, Action<RunnerInstance, int> ended)
    {
        if (world.Images.Find(configuration.Image ?? "") is not { } image)
            return null;
        var instance = new RunnerInstance(world.Ids.Task(), configuration) { Digest = image.Digest };
        var outcome = IsOfThisPlatform(image) ? image.NextOutcome() : VirtualOutcome.Exits(1, TimeSpan.FromSeconds(1)) with { Lines = [RunnerTexts.WrongArchitecture] };
        if (outcome?.StartError is not null)
            return null;
        var start = new ContainerStart
        {
            TaskId = instance.Id,
            Environment = new Dictionary<string, string>(world.Options.TaskEnvironment.Concat(configuration.Environment).DistinctBy(pair => pair.Key)),
            Command = configuration.StartCommand?.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            Log = line => log.Application(service, instance, line),
            Exited = exit => world.Engine.Run(() => Exited(instance, exit.ExitCode, ended)),
        };
        instance.Container = outcome is null ? world.Processes.Start(image.Program!, start) : new VirtualContainer(world.Engine, outcome, start);
        return instance;
    }

    /// <summary>Checks, the first time after one interval, until the thresholds say what it is.</summary>
    public void Check(RunnerInstance instance, Action<bool> decided) =>
        world.Engine.After(TimeSpan.FromSeconds(instance.Configuration.Health["Interval"]!.GetValue<int>()), () =>
        {
            if (instance is { Container: { } container, IsWanted: true })
                _ = CheckAsync(container, instance, decided);
        });

    /// <summary>Sends requests to it, and no longer to the one before.</summary>
    public void Route(RunnerService service, RunnerInstance instance, RunnerInstance? before)
    {
        if (service.Group is not { } group || instance.Container is not { LoopbackPort: { } port } container)
        {
            Stop(before);
            return;
        }
        instance.Target = new Target("127.0.0.1", instance.Configuration.Port, container.Probe(instance.Configuration.Port), port);
        group.Register(instance.Target, () =>
        {
            if (instance.Target.State == "healthy")
                Drain(group, before);
        });
    }

    public void Stop(RunnerInstance? instance)
    {
        if (instance is not { IsWanted: true })
            return;
        instance.IsWanted = false;
        instance.Container?.Stop(StopTime);
    }

    private void Drain(TargetGroup group, RunnerInstance? before)
    {
        if (before?.Target is { } old)
            group.Deregister(old, atOnce: false, () => Stop(before));
        else
            Stop(before);
    }

    private static void Exited(RunnerInstance instance, int code, Action<RunnerInstance, int> ended)
    {
        instance.Container = null;
        if (instance.IsWanted)
            ended(instance, code);
    }

    private async Task CheckAsync(IRunningContainer container, RunnerInstance instance, Action<bool> decided)
    {
        var health = instance.Configuration.Health;
        var spec = new HealthCheckSpec
        {
            Path = health["Path"]!.GetValue<string>(),
            Matcher = "200-399",
            Timeout = TimeSpan.FromSeconds(health["Timeout"]!.GetValue<int>()),
        };
        var result = await container.Probe(instance.Configuration.Port).CheckAsync(spec);
        // A process that answers anything is reached by TCP.
        var passed = result.IsPassed || (health["Protocol"]!.GetValue<string>() == "TCP" && container.LoopbackPort is not null && result.Reason == "Target.ResponseCodeMismatch");
        world.Engine.Run(() => Note(instance, passed, decided));
    }

    private void Note(RunnerInstance instance, bool passed, Action<bool> decided)
    {
        if (instance.Container is null || !instance.IsWanted)
            return;
        instance.Successes = passed ? instance.Successes + 1 : 0;
        instance.Failures = passed ? 0 : instance.Failures + 1;
        var health = instance.Configuration.Health;
        if (instance.Successes >= health["HealthyThreshold"]!.GetValue<int>())
            decided(true);
        else if (instance.Failures >= health["UnhealthyThreshold"]!.GetValue<int>())
            decided(false);
        else
            Check(instance, decided);
    }

    /// <summary>App Runner runs on x86 only.</summary>
    private static bool IsOfThisPlatform(LocalImage image) => image.Platforms.Count == 0 || image.Platforms.Any(platform => platform.StartsWith("linux/amd64", StringComparison.Ordinal));
}
