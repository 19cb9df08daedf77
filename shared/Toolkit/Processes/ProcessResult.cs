namespace Actions.Toolkit;

/// <summary>How a program ended.</summary>
/// <param name="ExitCode">128 + n when ended by signal n.</param>
/// <param name="StandardOutput">All of it, as bytes: file names need not be UTF-8.</param>
/// <param name="StandardError">Its last 64 KiB as text.</param>
public sealed record ProcessResult(int ExitCode, byte[] StandardOutput, string StandardError)
{
    /// <summary>Exit code zero.</summary>
    public bool Succeeded => ExitCode == 0;
}
