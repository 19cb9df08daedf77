namespace Migrate.Reporting;

/// <summary>How the step ended.</summary>
internal enum MigrateResult
{
    Migrated,
    Unchanged,
    Planned,
    Clean,
    Drift,
    Error,
    Database,
    Refused,
    Free,
    Held,
    Unlocked,
    Failed,
    Timeout,
    Cancelled,
    Unknown,
}
