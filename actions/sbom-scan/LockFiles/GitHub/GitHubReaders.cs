namespace SbomScan.LockFiles.GitHub;

/// <summary>Files that name the actions a workflow runs.</summary>
internal static class GitHubReaders
{
    public static IReadOnlyList<ILockFileReader> All { get; } = [new WorkflowReader()];
}
