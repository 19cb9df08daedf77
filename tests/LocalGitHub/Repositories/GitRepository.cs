using System.Diagnostics;

namespace LocalGitHub;

/// <summary>Asks a git repository on disk, with nothing of the user's configuration.</summary>
internal sealed class GitRepository(string path)
{
    public async Task<string?> CommitAsync(string name) =>
        name.StartsWith('-') ? null : Line(await RunAsync("rev-parse", "--verify", "--quiet", "--end-of-options", name + "^{commit}"));

    public async Task<IReadOnlyList<string>> MergeBasesAsync(string one, string other) => Lines(await RunAsync("merge-base", "--all", one, other));

    /// <summary>Commits reachable from <paramref name="to"/> and not from <paramref name="from"/>, newest first.</summary>
    public async Task<IReadOnlyList<string>> CommitsAsync(string from, string to) => Lines(await RunAsync("rev-list", to, "^" + from));

    /// <summary>Status letter and path of each changed file.</summary>
    public async Task<IReadOnlyList<(string Status, string Path)>> FilesAsync(string from, string to)
    {
        var fields = (await RunAsync("diff-tree", "-r", "-z", "--name-status", "--no-renames", from, to) ?? "").Split('\0', StringSplitOptions.RemoveEmptyEntries);
        return [.. fields.Chunk(2).Select(pair => (pair[0], pair[1]))];
    }

    /// <summary>Name, object id and type of the refs below a prefix, or the one of that exact name.</summary>
    public async Task<IReadOnlyList<(string Name, string Id, string Type)>> RefsAsync() =>
        [.. Lines(await RunAsync("for-each-ref", "--format=%(objectname) %(objecttype) %(refname)", "refs/heads", "refs/tags", "refs/pull"))
            .Select(line => line.Split(' ', 3)).Select(words => (words[2], words[0], words[1]))];

    private static string? Line(string? output) => output?.Trim() is { Length: > 0 } line ? line : null;

    private static string[] Lines(string? output) => (output ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <returns>Standard output, or null when git failed.</returns>
    private async Task<string?> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("git") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in (string[])["-c", "safe.directory=*", "-C", path, .. arguments]) start.ArgumentList.Add(argument);
        start.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        start.Environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
        using var git = Process.Start(start)!;
        var errors = git.StandardError.ReadToEndAsync();
        var output = await git.StandardOutput.ReadToEndAsync();
        await errors;
        await git.WaitForExitAsync();
        return git.ExitCode == 0 ? output : null;
    }
}
