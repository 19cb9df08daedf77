namespace Migrate.Locking;

/// <summary>The task is its own lock, or the tool has one.</summary>
internal sealed class NoLock : IMigrationLock, IHeldLock
{
    public string? Lost => null;

    public Task<IHeldLock> TakeAsync(CancellationToken cancellationToken) => Task.FromResult<IHeldLock>(this);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
