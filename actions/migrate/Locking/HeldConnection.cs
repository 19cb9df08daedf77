using Migrate.Databases;

namespace Migrate.Locking;

/// <summary>A lock that lives as long as a connection, whose end the database tells to nobody.</summary>
internal sealed class HeldConnection(Postgres connection) : IHeldLock
{
    public string? Lost => null;

    public ValueTask DisposeAsync() => connection.DisposeAsync();
}
