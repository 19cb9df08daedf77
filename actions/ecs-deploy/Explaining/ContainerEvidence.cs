namespace EcsDeploy;

/// <param name="ExitCode">Null when the container never started.</param>
/// <param name="Meaning">What the exit code means, in words.</param>
/// <param name="Reason">Text of AWS.</param>
/// <param name="LogSource">Log group and stream, or where else the log goes; null when unknown.</param>
/// <param name="LogLines">Last lines, oldest first: text of the program.</param>
internal sealed record ContainerEvidence(
    string Name, int? ExitCode, string Meaning, string? Reason, string? LogSource, IReadOnlyList<string> LogLines);
