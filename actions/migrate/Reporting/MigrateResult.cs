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
    Failed,
    Timeout,
    Cancelled,
    Unknown,
}
