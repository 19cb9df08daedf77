using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Migrate.Tests.Real;

/// <summary>A PostgreSQL of its own on a free port, with everything it writes in one temporary folder.</summary>
public sealed class PostgresServer : IAsyncLifetime
{
    private const string Install = "apt-get update && apt-get install -y --no-install-recommends postgresql alembic python3-django python3-psycopg2";
    private const string Password = "p4ss%word";

    private readonly string folder = Directory.CreateTempSubdirectory("postgres-").FullName;
    private int port;

    /// <summary>Null when PostgreSQL is not installed.</summary>
    public static string? Binaries { get; } = Directory.Exists("/usr/lib/postgresql")
        ? Directory.EnumerateDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin")).Where(bin => File.Exists(Path.Combine(bin, "initdb"))).Order(StringComparer.Ordinal).LastOrDefault()
        : null;

    /// <summary>Ends the test, out loud, where the tools are missing.</summary>
    public static void Need() => Assert.SkipWhen(
        Binaries is null || !File.Exists("/usr/bin/alembic") || !Directory.Exists("/usr/lib/python3/dist-packages/django"),
        $"PostgreSQL, Alembic and Django are needed: {Install}");

    /// <summary>Address of a new, empty database.</summary>
    public string NewDatabase()
    {
        var name = $"shop_{Guid.NewGuid():N}";
        Psql("postgres", $"CREATE DATABASE {name}");
        return $"postgresql://app:{Uri.EscapeDataString(Password)}@127.0.0.1:{port}/{name}";
    }

    /// <summary>What psql prints for a query, without decoration.</summary>
    public string Query(string address, string sql) => Psql(address[(address.LastIndexOf('/') + 1)..], sql);

    public ValueTask InitializeAsync()
    {
        if (Binaries is null)
            return ValueTask.CompletedTask;
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            port = ((IPEndPoint)free.LocalEndpoint).Port;
        }
        var secret = Path.Combine(folder, "password");
        File.WriteAllText(secret, Password);
        if (IsRoot)
            Run("chown", ["-R", "postgres", folder]);
        AsPostgres("initdb", "-D", Data, "-U", "app", "-A", "scram-sha-256", "--pwfile", secret, "-E", "UTF8", "--no-sync");
        AsPostgres("pg_ctl", "start", "-D", Data, "-w", "-l", Path.Combine(folder, "log"), "-o", $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c fsync=off");
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        if (Binaries is not null)
            AsPostgres("pg_ctl", "stop", "-D", Data, "-m", "immediate", "-w");
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private string Data => Path.Combine(folder, "data");
    private static bool IsRoot => Environment.UserName == "root";

    private string Psql(string database, string sql) =>
        Run(Path.Combine(Binaries!, "psql"), ["-h", "127.0.0.1", "-p", $"{port}", "-U", "app", "-d", database, "-At", "-v", "ON_ERROR_STOP=1", "-c", sql]).TrimEnd();

    // PostgreSQL refuses to run as root.
    private static void AsPostgres(string program, params string[] arguments)
    {
        var path = Path.Combine(Binaries!, program);
        if (IsRoot)
            Run("setpriv", ["--reuid=postgres", "--regid=postgres", "--clear-groups", path, .. arguments]);
        else
            Run(path, arguments);
    }

    // Into a file: the server that pg_ctl starts keeps the pipes open.
    private static string Run(string program, string[] arguments)
    {
        var output = Path.GetTempFileName();
        var start = new ProcessStartInfo("sh") { WorkingDirectory = "/" };
        foreach (var argument in new[] { "-c", "out=$1; shift; \"$@\" >\"$out\" 2>&1 </dev/null", "sh", output, program }.Concat(arguments))
            start.ArgumentList.Add(argument);
        start.Environment["PGPASSWORD"] = Password;
        using var process = Process.Start(start)!;
        process.WaitForExit();
        var text = File.ReadAllText(output);
        File.Delete(output);
        return process.ExitCode == 0 ? text : throw new InvalidOperationException($"{program}: {text}");
    }
}
