namespace Actions.Toolkit;

/// <summary>All input errors of one run together, so that the user mends them in one go.</summary>
/// <param name="errors">One sentence an input.</param>
public sealed class InputErrors(IReadOnlyList<string> errors)
    : ReportedException(string.Join('\n', errors), remedy: null, ExitCode.Misconfigured)
{
    /// <summary>One sentence an input, in the order the inputs were read.</summary>
    public IReadOnlyList<string> Errors { get; } = errors;
}
