using Migrate.Linting;
using Migrate.Places;

namespace Migrate.Planning;

/// <summary>What would run.</summary>
internal sealed record SqlPlan
{
    /// <summary>The SQL; null when none was seen.</summary>
    public IReadOnlyList<SqlScript>? Scripts { get; init; }

    /// <summary>The migrations that wait; null when not known.</summary>
    public IReadOnlyList<string>? Pending { get; init; }

    /// <summary>The command that was asked last.</summary>
    public CommandEnd? End { get; init; }

    /// <summary>Why it could not be found out, in one sentence; empty otherwise.</summary>
    public string Problem { get; init; } = "";

    /// <summary>Whether nothing waits, by the tool's list or else by the SQL.</summary>
    /// <param name="report">What the SQL was found to hold; null when none was seen.</param>
    public bool IsEmpty(LintReport? report) => Pending is { } pending ? pending.Count == 0 : report is { Statements: 0 };

    /// <summary>For people.</summary>
    public IReadOnlyList<string> Lines => Scripts is { Count: > 0 } scripts
        ? [.. scripts.SelectMany(script => script.Lines.Prepend($"-- {script.Name}"))]
        : End?.Output.Printed ?? [];
}
