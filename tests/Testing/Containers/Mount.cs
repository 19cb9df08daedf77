using Testing.Runner;

namespace Testing.Containers;

/// <param name="Source">Path on the host.</param>
/// <param name="Target">Path in the container.</param>
public sealed record Mount(string Source, string Target, bool ReadOnly = false)
{
    public override string ToString() => $"-v \"{Source}\":\"{Target}\"{(ReadOnly ? ":ro" : "")}";

    /// <summary>What the runner mounts into each container action, in its order. All are writable, unless a test takes that away.</summary>
    public static IReadOnlyList<Mount> Of(RunnerPaths host, string socket, bool readOnlyWorkspace = false, bool readOnlyFileCommands = false) =>
    [
        new(socket, "/var/run/docker.sock"),
        new(host.Temp, RunnerPaths.InContainer.Temp),
        new(host.Home, RunnerPaths.InContainer.Home),
        new(host.Workflow, RunnerPaths.InContainer.Workflow),
        new(host.FileCommands, RunnerPaths.InContainer.FileCommands, readOnlyFileCommands),
        new(host.Workspace, RunnerPaths.InContainer.Workspace, readOnlyWorkspace),
    ];

    /// <summary>A value that begins with a mounted host path begins with the container path instead. The innermost mount decides.</summary>
    public static string Translate(string value, IEnumerable<Mount> mounts)
    {
        foreach (var mount in mounts.OrderByDescending(mount => mount.Source.Length))
            if (value == mount.Source || value.StartsWith(mount.Source + "/", StringComparison.Ordinal))
                return mount.Target + value[mount.Source.Length..];
        return value;
    }
}
