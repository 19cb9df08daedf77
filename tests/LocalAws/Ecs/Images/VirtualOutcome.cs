namespace LocalAws.Ecs.Images;

/// <summary>What a scripted container does, in world time. No process is started.</summary>
public sealed record VirtualOutcome
{
    /// <summary>Runs until it is stopped; healthy.</summary>
    public static VirtualOutcome Runs { get; } = new();

    /// <summary>Exits by itself.</summary>
    public static VirtualOutcome Exits(int code, TimeSpan after) => new() { ExitCode = code, ExitsAfter = after };

    /// <summary>Killed for using too much memory: exit code 137.</summary>
    public static VirtualOutcome OutOfMemory(TimeSpan after) =>
        new() { ExitCode = 137, ExitsAfter = after, Reason = "OutOfMemoryError: Container killed due to memory usage" };

    /// <summary>Never starts: the reason is the task's stopped reason, such as <c>CannotPullContainerError: …</c>.</summary>
    public static VirtualOutcome NeverStarts(string reason) => new() { StartError = reason };

    /// <summary>Starts and never gets further than PENDING.</summary>
    public static VirtualOutcome StaysPending { get; } = new() { Stuck = true };

    /// <summary>Runs, but fails its health checks from the given time on.</summary>
    public static VirtualOutcome Unhealthy(TimeSpan after = default) => new() { UnhealthyAfter = after };

    /// <summary>The lines it writes when it starts.</summary>
    public IReadOnlyList<string> Lines { get; init; } = [];

    /// <summary>How long it takes to end after SIGTERM; beyond the stop time-out it is killed (137).</summary>
    public TimeSpan StopsIn { get; init; }

    internal int ExitCode { get; init; }
    internal TimeSpan? ExitsAfter { get; init; }
    internal string? Reason { get; init; }
    internal string? StartError { get; init; }
    internal bool Stuck { get; init; }
    internal TimeSpan? UnhealthyAfter { get; init; }

    /// <summary>Everything that tells it from another one: the digest of an image is made of it.</summary>
    public override string ToString() =>
        string.Join('\0', [$"{ExitCode}", $"{ExitsAfter}", Reason, StartError, $"{Stuck}", $"{UnhealthyAfter}", $"{StopsIn}", .. Lines]);
}
