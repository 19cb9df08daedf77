namespace Migrate.Backups;

/// <summary>How the copy is made that one can go back to.</summary>
internal enum BackupKind
{
    None,
    Command,
    RdsInstance,
    RdsCluster,
}
