using System.Security.Cryptography;
using System.Text;
using Actions.Toolkit;
using Migrate.Databases;

namespace Migrate.Locking;

/// <summary>
/// An advisory lock of PostgreSQL (manual, 13.3.5), held by a connection of this program: it is free the moment the connection is gone,
/// whatever became of the run that held it.
/// </summary>
internal sealed class DatabaseLock(DatabaseAddress database, LockWish wish, ActionContext action) : IMigrationLock
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    private const string Holder =
        """
        SELECT activity.application_name, to_char(now() - activity.backend_start, 'HH24:MI:SS')
        FROM pg_locks AS held JOIN pg_stat_activity AS activity USING (pid)
        WHERE held.locktype = 'advisory' AND held.granted AND held.objsubid = 1
          AND held.database = (SELECT oid FROM pg_database WHERE datname = current_database())
          AND (held.classid::bigint << 32) + held.objid::bigint = $1
        """;

    private long Key => (long)(BitConverter.ToUInt64(SHA256.HashData(Encoding.UTF8.GetBytes($"migrate {wish.Key ?? database.Name}"))) & long.MaxValue);

    public async Task<IHeldLock> TakeAsync(CancellationToken cancellationToken)
    {
        var connection = await Postgres.OpenAsync(database, Name, cancellationToken);
        try
        {
            await WaitAsync(connection, cancellationToken);
            action.Log.Info($"The lock of database {database} is held.");
            return new HeldConnection(connection);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    // Seen by whoever waits: which run it is.
    private string Name => action.Runner.RunUrl is null ? "migrate" : $"migrate {action.Runner.Repository} {action.Runner.RunAndAttempt}";

    private async Task WaitAsync(Postgres connection, CancellationToken cancellationToken)
    {
        var started = action.Time.GetTimestamp();
        var heartbeat = new Heartbeat(action.Time);
        while ((await connection.QueryAsync("SELECT pg_try_advisory_lock($1)::text", cancellationToken, Key))[0][0] != "true")
        {
            var waited = action.Time.GetElapsedTime(started);
            if (waited >= wish.Wait)
                throw new WorldError($"Another migration of database {database} runs: {await HolderAsync(connection, cancellationToken)}. Waited {DurationText.Format(wish.Wait)} (input 'lock-wait').", "Let it end. Nothing was started.");
            if (heartbeat.IsDue())
                action.Log.Info($"Another migration of database {database} runs: {await HolderAsync(connection, cancellationToken)}. Waiting for its end.");
            await Task.Delay(Interval, action.Time, cancellationToken);
        }
    }

    private async Task<string> HolderAsync(Postgres connection, CancellationToken cancellationToken) =>
        await connection.QueryAsync(Holder, cancellationToken, Key) is [[var name, var age], ..] ? $"{name}, connected for {age}" : "it has just ended";
}
