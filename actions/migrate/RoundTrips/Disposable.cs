using Actions.Toolkit;
using Migrate.Databases;

namespace Migrate.RoundTrips;

/// <summary>A round trip drops what it made: it is refused on a database that looks as if somebody needed it.</summary>
internal static class Disposable
{
    private static readonly string[] Needed = ["prod", "production", "live", "staging", "stage"];

    private const string FilledTable =
        """
        SELECT format('%I.%I', n.nspname, c.relname), format('SELECT EXISTS (SELECT 1 FROM %I.%I)::text', n.nspname, c.relname)
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('r', 'p') AND n.nspname NOT IN ('pg_catalog', 'information_schema')
          AND c.relname NOT IN ('alembic_version', 'django_migrations', 'django_content_type', 'auth_permission', '__EFMigrationsHistory', '_prisma_migrations', 'flyway_schema_history')
        ORDER BY 1
        """;

    /// <exception cref="UserError">It is not to be thrown away.</exception>
    public static async Task CheckAsync(DatabaseAddress address, bool allowData, CancellationToken cancellationToken)
    {
        var words = $"{address.Host}.{address.Name}".ToLowerInvariant().Split(['.', '-', '_', '/']);
        if (Array.Find(Needed, word => words.Contains(word)) is { } sign)
            throw new UserError($"The name of database {address} holds '{sign}': a round trip drops what it made and is refused there.", "Give the address of a database that was made for this job, such as a service container. Nothing was touched.");
        if (allowData)
            return;
        await using var database = await Postgres.OpenAsync(address, "migrate", cancellationToken);
        foreach (var table in await database.QueryAsync(FilledTable, cancellationToken))
        {
            if ((await database.QueryAsync(table[1], cancellationToken))[0][0] == "true")
                throw new UserError($"Table {table[0]} of database {address} has rows: a round trip would lose them.", "Give the address of an empty database, or 'allow-data: true'. Nothing was touched.");
        }
    }
}
