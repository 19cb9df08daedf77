namespace Actions.Toolkit;

/// <summary>The user must change an input or a configuration; nothing was touched. Ends with <see cref="ExitCode.Misconfigured"/>.</summary>
/// <param name="message">Names the input, the bad value and what is allowed.</param>
/// <param name="remedy">What to do.</param>
/// <param name="inner">The exception this one explains.</param>
public sealed class UserError(string message, string? remedy = null, Exception? inner = null)
    : ReportedException(message, remedy, ExitCode.Misconfigured, inner);
