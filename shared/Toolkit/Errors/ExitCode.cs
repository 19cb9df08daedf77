namespace Actions.Toolkit;

/// <summary>
/// What the process tells the runner. The runner knows only zero (success) and non-zero (failure); the other values are for people and scripts.
/// </summary>
/// <param name="Value">Process exit code, 0–255.</param>
public readonly record struct ExitCode(int Value)
{
    /// <summary>Done, or nothing to do.</summary>
    public static readonly ExitCode Success = new(0);

    /// <summary>The thing checked or deployed failed, or its result is unknown.</summary>
    public static readonly ExitCode Failed = new(1);

    /// <summary>Wrong input or configuration: refused before anything was touched.</summary>
    public static readonly ExitCode Misconfigured = new(2);

    /// <summary>Too little was seen for a verdict.</summary>
    public static readonly ExitCode Inconclusive = new(3);

    /// <summary>A fault of the program itself (EX_SOFTWARE of sysexits.h).</summary>
    public static readonly ExitCode Bug = new(70);

    /// <summary>True is <see cref="Success"/>, false is <see cref="Failed"/>.</summary>
    public static ExitCode FromBoolean(bool succeeded) => succeeded ? Success : Failed;

    /// <inheritdoc cref="FromBoolean"/>
    public static implicit operator ExitCode(bool succeeded) => FromBoolean(succeeded);
}
