namespace Migrate.Locking;

/// <summary>What holds a lock.</summary>
internal enum LockKind
{
    None,
    Task,
    Database,
    Lease,
}
