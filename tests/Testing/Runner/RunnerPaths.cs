namespace Testing.Runner;

/// <summary>Where the runner keeps what it mounts, as the host sees it or as the container sees it.</summary>
public sealed record RunnerPaths(string Workspace, string Home, string Workflow, string FileCommands, string Temp)
{
    /// <summary>Inside a container these are fixed.</summary>
    public static RunnerPaths InContainer { get; } =
        new("/github/workspace", "/github/home", "/github/workflow", "/github/file_commands", "/github/runner_temp");
}
