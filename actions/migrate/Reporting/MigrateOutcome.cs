using System.Text.Json.Nodes;
using Actions.Toolkit;
using Migrate.Linting;
using Migrate.Places;
using Migrate.Planning;

namespace Migrate.Reporting;

/// <param name="Mode">What was asked.</param>
/// <param name="Reason">Why it failed, in one sentence; empty otherwise.</param>
/// <param name="Took">Time from start to verdict.</param>
internal sealed record MigrateOutcome(Mode Mode, MigrateResult Result, string Reason, TimeSpan Took)
{
    /// <summary>What to do about it.</summary>
    public string NextStep { get; init; } = "";

    /// <summary>The command that decided.</summary>
    public CommandEnd? End { get; init; }

    /// <summary>Migrations that ran, or would run.</summary>
    public IReadOnlyList<string> Migrations { get; init; } = [];

    /// <summary>Where the database was; null when not known.</summary>
    public string? PreviousHead { get; init; }

    /// <summary>Where the database is; null when not known.</summary>
    public string? Head { get; init; }

    /// <summary>ARN or file of the backup that was made before; empty without one.</summary>
    public string Backup { get; init; } = "";

    /// <summary>What a round trip changed, one line each: <c>- lost</c>, <c>+ new</c>.</summary>
    public IReadOnlyList<string> Differences { get; init; } = [];

    /// <summary>What would run or was about to; null when nobody asked.</summary>
    public SqlPlan? Plan { get; init; }

    /// <summary>Dangerous statements; null when no SQL was seen.</summary>
    public LintReport? Lint { get; init; }

    /// <summary>How many migrations, or else statements, wait; null when not known.</summary>
    public int? Pending => Plan?.Pending?.Count ?? Lint?.Statements;

    public bool Succeeded => Result is MigrateResult.Migrated or MigrateResult.Unchanged or MigrateResult.Planned or MigrateResult.Clean
        or MigrateResult.Free or MigrateResult.Held or MigrateResult.Unlocked;

    public void WriteTo(Outputs outputs)
    {
        outputs.Set("result", KebabCase.Of(Result));
        outputs.Set("reason", Reason);
        outputs.Set("previous-head", PreviousHead ?? "");
        outputs.Set("migration-head", Head ?? "");
        outputs.Set("migrations", new JsonArray([.. Migrations.Select(migration => JsonValue.Create(migration))]).ToJsonString());
        outputs.Set("comment", Result == MigrateResult.Drift && Mode == Mode.Check ? DriftComment.Of(this) : "");
        outputs.Set("pending", Pending?.ToString() ?? "");
        outputs.Set("findings", FindingsReport.Json(Lint?.Findings ?? []));
        outputs.Set("expand-only", Lint is null ? "" : Lint.IsExpandOnly ? "true" : "false");
        outputs.Set("record", MigrationRecord.Of(this));
        outputs.Set("exit-code", End?.ExitCode?.ToString() ?? "");
        if (End?.Task is { } task)
        {
            outputs.Set("task-arn", task.Arn);
            outputs.Set("stop-code", task.StopCode);
            outputs.Set("stopped-reason", task.StoppedReason);
            outputs.Set("log-stream", task.LogStream);
            outputs.Set("exit-codes", new JsonObject(task.Containers.Select(container => KeyValuePair.Create<string, JsonNode?>(container.Name, container.ExitCode))).ToJsonString());
        }
        outputs.Set("duration-ms", (long)Took.TotalMilliseconds);
    }
}
