using System.Diagnostics;

namespace Testing;

/// <summary>What belongs to the repository: files that git tracks, and new ones that it does not ignore.</summary>
public static class TrackedFiles
{
    private static readonly Lazy<IReadOnlyList<string>> Files = new(List);

    /// <summary>Paths relative to the root, with <c>/</c>.</summary>
    public static IReadOnlyList<string> All => Files.Value;

    private static IReadOnlyList<string> List()
    {
        var start = new ProcessStartInfo("git", ["-c", "safe.directory=*", "-c", "core.quotePath=false", "ls-files", "--cached", "--others", "--exclude-standard"])
        {
            UseShellExecute = false,
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
        };
        using var git = Process.Start(start)!;
        var files = git.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        git.WaitForExit();
        return git.ExitCode == 0
            ? [.. files.Where(file => File.Exists(Repository.File(file)))]
            : throw new InvalidOperationException("git ls-files failed");
    }
}
