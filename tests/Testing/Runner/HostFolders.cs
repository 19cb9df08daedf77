namespace Testing.Runner;

/// <summary>Fresh folders as a runner has them for one job, removed at the end.</summary>
public sealed class HostFolders : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("job-").FullName;

    /// <param name="workspace">Stays when given; otherwise a fresh one goes with the rest.</param>
    public HostFolders(string? workspace = null)
    {
        Paths = new RunnerPaths(
            workspace ?? Make("work"),
            Make("temp/_github_home"),
            Make("temp/_github_workflow"),
            Make("temp/_runner_file_commands"),
            Path.Combine(root, "temp"));
    }

    public RunnerPaths Paths { get; }

    private string Make(string name) => Directory.CreateDirectory(Path.Combine(root, name)).FullName;

    /// <summary>An image writes as root: what another user cannot remove stays for the machine's own clean-up of its temporary folder.</summary>
    public void Dispose()
    {
        try
        {
            Directory.Delete(root, recursive: true);
        }
        catch (UnauthorizedAccessException) when (Environment.UserName != "root")
        {
        }
    }
}
