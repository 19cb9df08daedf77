namespace Actions.Toolkit;

/// <summary>An expected end of an action: shown to the user as one error with its remedy, without a stack trace.</summary>
/// <param name="message">What happened, naming the thing and the value.</param>
/// <param name="remedy">What the user can do about it; null when there is nothing to add.</param>
/// <param name="exitCode">The exit code the process ends with.</param>
/// <param name="inner">The exception this one explains.</param>
public abstract class ReportedException(string message, string? remedy, ExitCode exitCode, Exception? inner = null)
    : Exception(message, inner)
{
    /// <summary>What the user can do about it.</summary>
    public string? Remedy { get; } = remedy;

    /// <summary>The exit code the process ends with.</summary>
    public ExitCode ExitCode { get; } = exitCode;

    /// <summary>Message and remedy as one text.</summary>
    public string FullText => Remedy is null ? Message : $"{Message}\n{Remedy}";
}
