using LocalAws.LoadBalancing;

namespace LocalAws.Ecs.Images;

/// <summary>A started container, whether a real process or a scripted one.</summary>
internal interface IRunningContainer
{
    /// <summary>Asks it to end; after the time limit it is killed. Its end is told by the callback given at its start.</summary>
    void Stop(TimeSpan timeout);

    /// <summary>How the load balancer finds out whether it is healthy on a container port.</summary>
    ITargetProbe Probe(int containerPort);

    /// <summary>Runs its own health check once: <c>CMD-SHELL</c> or <c>CMD</c> and what follows.</summary>
    ValueTask<bool> CheckHealthAsync(IReadOnlyList<string> command, TimeSpan timeout);

    /// <summary>Where it really listens, when it is a process.</summary>
    int? LoopbackPort { get; }
}
