namespace Migrate.Locking;

/// <summary>The task is its own lock, or the tool has one.</summary>
internal sealed class NoLock : IMigrationLock, IAsyncDisposable
{
    public Task<IAsyncDisposable> TakeAsync(CancellationToken cancellationToken) => Task.FromResult<IAsyncDisposable>(this);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
