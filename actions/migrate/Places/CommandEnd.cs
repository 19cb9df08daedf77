using Migrate.Functions;
using Migrate.Tasks;

namespace Migrate.Places;

/// <param name="Kind">How it ended.</param>
/// <param name="ExitCode">Null when it never started or is not known.</param>
/// <param name="Reason">One sentence; empty for success.</param>
/// <param name="Output">What it wrote.</param>
/// <param name="Took">From its start to its end.</param>
internal sealed record CommandEnd(EndKind Kind, int? ExitCode, string Reason, CommandOutput Output, TimeSpan Took)
{
    public bool Succeeded => Kind == EndKind.Succeeded;

    /// <summary>What to do; empty when the log lines say it.</summary>
    public string NextStep { get; init; } = "";

    /// <summary>What the function said, where one ran.</summary>
    public FunctionAnswer? Answer { get; init; }

    /// <summary>The task, where the command ran in one.</summary>
    public TaskReport? Task { get; init; }
}
