using System.ComponentModel;
using System.Diagnostics;

namespace Testing.Containers;

/// <summary>The Docker engine of this machine, if one answers.</summary>
public sealed class DockerEngine
{
    private static readonly Lazy<(DockerEngine? Engine, string Reason)> Found = new(Find);

    private DockerEngine(string client) => Client = client;

    /// <summary>Path of a client that the engine answers.</summary>
    public string Client { get; }

    /// <summary>Where the engine listens on this machine: it is what the runner mounts into each action.</summary>
    public static string Socket =>
        Environment.GetEnvironmentVariable("DOCKER_HOST") is { } host && host.StartsWith("unix://", StringComparison.Ordinal)
            ? host["unix://".Length..]
            : "/var/run/docker.sock";

    public static DockerEngine? OrNull => Found.Value.Engine;

    /// <summary>Why there is none.</summary>
    public static string Reason => Found.Value.Reason;

    /// <summary>Variables the client itself needs, before those of the step are added.</summary>
    public static IEnumerable<KeyValuePair<string, string>> ClientVariables =>
        from name in (string[])["PATH", "HOME", "DOCKER_HOST", "DOCKER_CONFIG", "XDG_RUNTIME_DIR"]
        let value = Environment.GetEnvironmentVariable(name)
        where value is not null
        select new KeyValuePair<string, string>(name, value);

    /// <summary>Runs a command of the client, and fails with what it said when it fails.</summary>
    public async Task<string> RunAsync(params string[] arguments)
    {
        var (exitCode, text, error) = await TryAsync(arguments);
        return exitCode == 0 ? text.Trim() : throw new InvalidOperationException($"docker {string.Join(' ', arguments)}: {error}");
    }

    public async Task<(int ExitCode, string Text, string Error)> TryAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Client, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var text = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await text, await error);
    }

    private static (DockerEngine?, string) Find()
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Select(folder => Path.Combine(folder, "docker"));
        string?[] candidates = [Environment.GetEnvironmentVariable("ACTIONS_DOCKER"), "/usr/bin/docker", .. path];
        var reason = "no docker client is installed: apt-get update && apt-get install -y --no-install-recommends docker.io";
        foreach (var client in candidates.OfType<string>().Where(File.Exists).Distinct(StringComparer.Ordinal))
        {
            if (Answers(client)) return (new DockerEngine(client), "");
            reason = $"no Docker engine answers on {Socket}: start dockerd as root";
        }

        return (null, reason);
    }

    private static bool Answers(string client)
    {
        try
        {
            var engine = new DockerEngine(client);
            return engine.TryAsync("version", "--format", "{{.Server.Version}}").GetAwaiter().GetResult().ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
