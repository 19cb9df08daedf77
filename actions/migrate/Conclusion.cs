using Migrate.Places;
using Migrate.Reporting;

namespace Migrate;

/// <summary>What the end of the command and the words of the tool mean together.</summary>
internal static class Conclusion
{
    private const string Look = "The last lines of the command are in the log and in the summary. Nothing else was done.";

    /// <param name="before">Where the database was; null when not asked.</param>
    /// <param name="after">Where it is; null when not asked.</param>
    public static MigrateOutcome Of(Inputs inputs, CommandEnd end, string? before, string? after, TimeSpan took)
    {
        var reading = inputs.Mode == Mode.Downgrade ? null : end.Answer?.Reading ?? inputs.Commands.Tool.ReadRun(end.Output);
        after ??= reading?.Head;
        before ??= reading?.From;
        var nothing = end.Answer is { } answer ? answer.SaysNothingToDo : reading is { Applied.Count: 0 } && (before is null || after is null || before == after);
        return new MigrateOutcome(inputs.Mode, Result(end, nothing), end.Reason, took)
        {
            End = end,
            NextStep = end.NextStep.Length > 0 || end.Succeeded ? end.NextStep : Look,
            Migrations = reading?.Applied ?? [],
            PreviousHead = before,
            Head = after ?? (nothing ? before : null),
        };
    }

    private static MigrateResult Result(CommandEnd end, bool nothing) => end.Kind switch
    {
        EndKind.Succeeded => nothing ? MigrateResult.Unchanged : MigrateResult.Migrated,
        EndKind.TimedOut => MigrateResult.Timeout,
        EndKind.Unknown => MigrateResult.Unknown,
        _ => MigrateResult.Failed,
    };
}
