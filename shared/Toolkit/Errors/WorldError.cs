namespace Actions.Toolkit;

/// <summary>The world said no: a network, a service, a permission in the middle of the work. Ends with <see cref="ExitCode.Failed"/>.</summary>
/// <param name="message">What was wanted and what was answered.</param>
/// <param name="remedy">What to do, or where to look.</param>
/// <param name="inner">The exception this one explains.</param>
public sealed class WorldError(string message, string? remedy = null, Exception? inner = null)
    : ReportedException(message, remedy, ExitCode.Failed, inner);
