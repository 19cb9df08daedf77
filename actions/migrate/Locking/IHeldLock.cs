namespace Migrate.Locking;

/// <summary>A lock that was taken. Disposing it releases it.</summary>
internal interface IHeldLock : IAsyncDisposable
{
    /// <summary>Why it is not held any more, as the end of a sentence; null while it is.</summary>
    string? Lost { get; }
}
