using Migrate.Places;

namespace Migrate.Backups;

/// <param name="Made">ARN or file; empty when there is no backup.</param>
/// <param name="Failure">Why there is none, in one sentence; otherwise empty.</param>
internal sealed record BackupEnd(string Made, string Failure = "")
{
    /// <summary>What to do; empty when the log lines say it.</summary>
    public string NextStep { get; init; } = "";

    /// <summary>The command that failed.</summary>
    public CommandEnd? Command { get; init; }

    public static BackupEnd Failed(string why, string nextStep = "") => new("", why) { NextStep = nextStep };
}
