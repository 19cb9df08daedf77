namespace LocalAws.Ecs;

/// <summary>How long the steps of a task and of the scheduler take, in world time.</summary>
public sealed record EcsProfile
{
    /// <summary>As short as makes sense: whole deployments in a second or two.</summary>
    public static EcsProfile Fast { get; } = new()
    {
        Provision = TimeSpan.FromMilliseconds(20),
        Pull = TimeSpan.FromMilliseconds(50),
        Activate = TimeSpan.FromMilliseconds(20),
        Deprovision = TimeSpan.FromMilliseconds(20),
        Schedule = TimeSpan.FromMilliseconds(20),
        HealthyAfterRunning = TimeSpan.FromMilliseconds(300),
        ProcessHealthyAfterRunning = TimeSpan.FromSeconds(2),
        FirstPause = TimeSpan.FromMilliseconds(100),
        LongestPause = TimeSpan.FromSeconds(3),
        AlarmLook = TimeSpan.FromMilliseconds(100),
        AlarmBake = TimeSpan.FromSeconds(1),
    };

    /// <summary>Roughly what Fargate takes.</summary>
    public static EcsProfile AwsLike { get; } = new()
    {
        Provision = TimeSpan.FromSeconds(10),
        Pull = TimeSpan.FromSeconds(15),
        Activate = TimeSpan.FromSeconds(2),
        Deprovision = TimeSpan.FromSeconds(5),
        Schedule = TimeSpan.FromSeconds(1),
        HealthyAfterRunning = TimeSpan.FromSeconds(40),
        ProcessHealthyAfterRunning = TimeSpan.FromSeconds(40),
        FirstPause = TimeSpan.FromSeconds(10),
        LongestPause = TimeSpan.FromMinutes(5),
        AlarmLook = TimeSpan.FromSeconds(10),
        AlarmBake = TimeSpan.FromMinutes(5),
    };

    public TimeSpan Provision { get; init; }
    public TimeSpan Pull { get; init; }
    public TimeSpan Activate { get; init; }
    public TimeSpan Deprovision { get; init; }

    /// <summary>From a change to the scheduler's answer to it.</summary>
    public TimeSpan Schedule { get; init; }

    /// <summary>When a task counts as healthy that has neither a container health check nor a target group; the service waits 40 s.</summary>
    public TimeSpan HealthyAfterRunning { get; init; }

    /// <summary>The same for a task that is a real process: it needs real time to start, and to crash at start, before it may count as healthy.</summary>
    public TimeSpan ProcessHealthyAfterRunning { get; init; }

    /// <summary>Pause between starts after repeated failures without circuit breaker; doubles up to <see cref="LongestPause"/>.</summary>
    public TimeSpan FirstPause { get; init; }

    public TimeSpan LongestPause { get; init; }

    /// <summary>Between two looks at the alarms of a deployment.</summary>
    public TimeSpan AlarmLook { get; init; }

    /// <summary>How long a rolling deployment with alarms watches them after its last task is there; the service computes it from the alarms.</summary>
    public TimeSpan AlarmBake { get; init; }
}
