namespace Migrate.Locking;

/// <summary>Sees to it that one migration runs at a time. Disposing what <see cref="TakeAsync"/> gives releases it.</summary>
internal interface IMigrationLock
{
    /// <summary>Waits until the lock is free and takes it.</summary>
    /// <exception cref="Actions.Toolkit.WorldError">Somebody else held it until the time was over.</exception>
    Task<IAsyncDisposable> TakeAsync(CancellationToken cancellationToken);
}
