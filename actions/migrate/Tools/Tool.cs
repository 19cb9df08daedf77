namespace Migrate.Tools;

/// <summary>What a migration tool is asked, in its own words, and how its answers are read. A command that is null cannot be asked.</summary>
internal abstract record Tool
{
    /// <summary>Brings the database to the newest migration.</summary>
    public virtual string? Upgrade => null;

    /// <summary>Fails when models and migrations differ.</summary>
    public virtual string? Check => null;

    /// <summary>Prints the SQL that an upgrade would run; with <see cref="PlanIsSql"/> false, a list.</summary>
    public virtual string? Plan => null;

    /// <summary>Whether <see cref="Plan"/> prints SQL.</summary>
    public virtual bool PlanIsSql => false;

    /// <summary>Prints only what is not applied yet, where the tool does not know that by itself.</summary>
    /// <param name="head">Where the database is; null when not known.</param>
    /// <returns>Null when it cannot be asked so.</returns>
    public virtual string? PlanFrom(string? head) => Plan;

    /// <summary>Prints the SQL of one migration that <see cref="Plan"/> lists.</summary>
    public virtual string? SqlOf(string migration) => null;

    /// <summary>Whether <see cref="SqlOf"/> is known.</summary>
    public virtual bool ShowsSqlOfEach => false;

    /// <summary>Prints where the database is.</summary>
    public virtual string? Head => null;

    /// <summary>Prints the newest migrations that the code has: more than one means that two branches were not merged.</summary>
    public virtual string? Heads => null;

    /// <summary>What the developer runs when models and migrations differ.</summary>
    public virtual string Remedy => "make the missing migration and commit it";

    /// <summary>What the check needs, where an old version of the tool does not have it.</summary>
    public virtual string CheckNeeds => "The tool is too old for this check. Update it, or give 'check-command'.";

    /// <summary>What the developer does about several newest migrations.</summary>
    public virtual string MergeRemedy => "merge the two branches of migrations and commit that";

    /// <summary>Takes the database back to a revision.</summary>
    public virtual string? Downgrade(string revision) => null;

    /// <summary>Takes the database back by one migration.</summary>
    public virtual string? OneDown => null;

    /// <summary>The revision before the first migration.</summary>
    public virtual string? Bottom => null;

    /// <summary>The revision in what <see cref="Head"/> printed; empty for a database without migrations, null when it cannot be told.</summary>
    public virtual string? ReadHead(CommandOutput output) => null;

    /// <summary>The heads in what <see cref="Heads"/> printed.</summary>
    public virtual IReadOnlyList<string> ReadHeads(CommandOutput output) => [];

    /// <summary>What an upgrade said it did; null when its words are not known.</summary>
    public virtual RunReading? ReadRun(CommandOutput output) => null;

    /// <summary>The migrations that wait, in what <see cref="Plan"/> printed as a list; null when it cannot be told.</summary>
    public virtual IReadOnlyList<string>? ReadPending(CommandOutput output) => null;

    /// <summary>What a check that failed means.</summary>
    public virtual CheckFailure ReadCheck(CommandOutput output) => CheckFailures.Connection(output) ?? CheckFailure.Error;
}
