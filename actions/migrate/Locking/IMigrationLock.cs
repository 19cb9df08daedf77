namespace Migrate.Locking;

/// <summary>Sees to it that one migration runs at a time.</summary>
internal interface IMigrationLock
{
    /// <summary>Waits until the lock is free and takes it.</summary>
    /// <exception cref="Actions.Toolkit.WorldError">Somebody else held it until the time was over.</exception>
    Task<IHeldLock> TakeAsync(CancellationToken cancellationToken);
}
