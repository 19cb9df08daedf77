using Actions.Toolkit;

namespace Migrate.Engine;

/// <summary>Where the engine of the machine listens.</summary>
internal static class EngineSocket
{
    /// <summary>Where the runner mounts it into every container action (runner, ContainerActionHandler.cs).</summary>
    public const string Mounted = "/var/run/docker.sock";

    private const string Scheme = "unix://";

    /// <param name="mounted">Where it is when no variable says it.</param>
    /// <exception cref="UserError">There is none.</exception>
    public static string Find(IReadOnlyDictionary<string, string> environment, string mounted = Mounted)
    {
        var host = environment.GetValueOrDefault("DOCKER_HOST") ?? "";
        // A job may name a socket of the machine; inside the action it is the mounted one.
        string?[] candidates = [host.StartsWith(Scheme, StringComparison.Ordinal) ? host[Scheme.Length..] : null, mounted];
        return Array.Find(candidates, File.Exists) ?? throw new UserError(
            $"Input 'run-in': 'image' needs the socket of the machine's container engine, and there is none at {string.Join(" or ", candidates.OfType<string>())}.",
            $"A runner with a Docker engine mounts it into every action. Elsewhere mount it with '-v {Mounted}:{Mounted}', or set DOCKER_HOST to '{Scheme}/path'.");
    }
}
