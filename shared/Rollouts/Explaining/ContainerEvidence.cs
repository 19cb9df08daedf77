namespace Actions.Rollouts;

/// <summary>How one container of a stopped task ended.</summary>
/// <param name="Name">Name of the container.</param>
/// <param name="ExitCode">Null when the container never started, or has not ended yet.</param>
/// <param name="Meaning">What the exit code means, in words.</param>
/// <param name="Reason">Text of AWS.</param>
/// <param name="LogSource">Log group and stream, or where else the log goes; null when unknown.</param>
/// <param name="LogLines">Last lines, oldest first: text of the program.</param>
public sealed record ContainerEvidence(
    string Name, int? ExitCode, string Meaning, string? Reason, string? LogSource, IReadOnlyList<string> LogLines)
{
    /// <summary>True when its program never ran, so that there can be no log of it.</summary>
    public bool NeverStarted { get; init; }

    /// <summary>What became of it, without what the reason of its task says already.</summary>
    /// <param name="taskReason">Text of AWS.</param>
    public string Told(string taskReason) =>
        string.IsNullOrEmpty(Reason) || taskReason.Contains(Reason, StringComparison.Ordinal) ? Meaning : $"{Meaning}: {Reason}";
}
