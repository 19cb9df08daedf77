using Actions.Toolkit;
using Npgsql;

namespace Migrate.Databases;

/// <summary>A connection to the database that is migrated.</summary>
internal sealed class Postgres : IAsyncDisposable
{
    private const int ConnectSeconds = 15;
    private const int KeepAliveSeconds = 30;

    private readonly NpgsqlDataSource source;

    private Postgres(NpgsqlDataSource source, NpgsqlConnection connection) => (this.source, Connection) = (source, connection);

    public NpgsqlConnection Connection { get; }

    /// <param name="application">Shown by the database as the name of the client; at most 63 characters.</param>
    /// <exception cref="WorldError">The database cannot be reached, or refuses.</exception>
    public static async Task<Postgres> OpenAsync(DatabaseAddress address, string application, CancellationToken cancellationToken)
    {
        var builder = new NpgsqlSlimDataSourceBuilder(ConnectionString(address, application));
        builder.EnableTransportSecurity();
        var made = builder.Build();
        try
        {
            return new Postgres(made, await made.OpenConnectionAsync(cancellationToken));
        }
        catch (Exception problem) when (problem is NpgsqlException or System.Net.Sockets.SocketException or TimeoutException)
        {
            await made.DisposeAsync();
            throw new WorldError(
                $"The database {address} cannot be used: {problem.Message}",
                "Check host, port, name, user and password of 'database-url', and that this job reaches the host.", problem);
        }
    }

    /// <summary>The rows of a query, each value as text; null is empty.</summary>
    /// <exception cref="WorldError">The database refuses, or the connection is gone.</exception>
    public async Task<IReadOnlyList<IReadOnlyList<string>>> QueryAsync(string sql, CancellationToken cancellationToken, params object[] parameters)
    {
        try
        {
            return await ReadAsync(sql, parameters, cancellationToken);
        }
        catch (NpgsqlException problem)
        {
            throw new WorldError($"The database did not answer: {problem.Message}", "The user of 'database-url' must be able to read the catalogue and the tables.", problem);
        }
    }

    private async Task<IReadOnlyList<IReadOnlyList<string>>> ReadAsync(string sql, object[] parameters, CancellationToken cancellationToken)
    {
        await using var command = Connection.CreateCommand();
        command.CommandText = sql;
        foreach (var value in parameters)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<IReadOnlyList<string>>();
        while (await reader.ReadAsync(cancellationToken))
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(column => reader.IsDBNull(column) ? "" : reader.GetString(column))]);
        return rows;
    }

    public async ValueTask DisposeAsync()
    {
        await Connection.DisposeAsync();
        await source.DisposeAsync();
    }

    private static string ConnectionString(DatabaseAddress address, string application)
    {
        var text = new NpgsqlConnectionStringBuilder
        {
            Host = address.Host,
            Port = address.Port,
            Database = address.Name,
            Username = address.User,
            Password = address.Password,
            ApplicationName = application[..Math.Min(63, application.Length)],
            Timeout = ConnectSeconds,
            // A balancer or a proxy forgets connections that are silent, and with ours the lock would go.
            KeepAlive = KeepAliveSeconds,
            Pooling = false,
        };
        if (address.Options.GetValueOrDefault("sslmode") is { } mode)
            text["SSL Mode"] = mode.Replace("-", "", StringComparison.Ordinal);
        if (address.Options.GetValueOrDefault("sslrootcert") is { } certificate)
            text.RootCertificate = certificate;
        return text.ConnectionString;
    }
}
