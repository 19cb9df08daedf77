namespace Actions.Toolkit;

/// <summary>Where the container engine of the machine listens.</summary>
public static class EngineSocket
{
    /// <summary>Where the runner mounts it into every container action (runner, ContainerActionHandler.cs).</summary>
    public const string Mounted = "/var/run/docker.sock";

    private const string Scheme = "unix://";

    /// <summary>Looks for it: at <c>DOCKER_HOST</c> when that names a socket, then where it is usually mounted.</summary>
    /// <param name="environment">The variables of the job.</param>
    /// <param name="asker">What needs it, to begin the error with: <c>Input 'run-in': 'image'</c>.</param>
    /// <param name="mounted">Where it is when no variable says it.</param>
    /// <exception cref="UserError">There is none.</exception>
    public static string Find(IReadOnlyDictionary<string, string> environment, string asker, string mounted = Mounted)
    {
        var host = environment.GetValueOrDefault("DOCKER_HOST") ?? "";
        // A job may name a socket of the machine; inside the action it is the mounted one.
        string?[] candidates = [host.StartsWith(Scheme, StringComparison.Ordinal) ? host[Scheme.Length..] : null, mounted];
        return Array.Find(candidates, File.Exists) ?? throw new UserError(
            $"{asker} needs the socket of the machine's container engine, and there is none at {string.Join(" or ", candidates.OfType<string>())}.",
            $"A runner with a Docker engine mounts it into every action. Elsewhere mount it with '-v {Mounted}:{Mounted}', or set DOCKER_HOST to '{Scheme}/path'.");
    }
}
