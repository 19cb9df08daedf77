using Microsoft.Data.Sqlite;

/// <summary>The orders, in SQLite. Its schema is made by the files of the folder migrations, each once, in the order of their names.</summary>
internal sealed class Database(string path)
{
    public long Orders()
    {
        using var connection = Open();
        return (long)Run(connection, "SELECT count(*) FROM orders")!;
    }

    public int Migrate()
    {
        using var connection = Open();
        Run(connection, "CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY)");
        foreach (var file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "migrations"), "*.sql").Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileNameWithoutExtension(file);
            if ((long)Run(connection, $"SELECT count(*) FROM migrations WHERE name = '{name}'")! == 1)
                continue;
            Console.WriteLine($"applying {name}");
            using var transaction = connection.BeginTransaction();
            Run(connection, File.ReadAllText(file));
            Run(connection, $"INSERT INTO migrations VALUES ('{name}')");
            transaction.Commit();
        }
        Console.WriteLine("the database is up to date");
        return 0;
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection($"Data Source={path}");
        connection.Open();
        return connection;
    }

    private static object? Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
