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
    Failed,
    Timeout,
    Cancelled,
    Unknown,
}
