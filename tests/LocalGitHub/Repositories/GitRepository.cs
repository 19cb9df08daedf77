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

    /// <summary><c>commit</c>, <c>tag</c>, …; null when there is no such object.</summary>
    public async Task<string?> TypeAsync(string id) => id.StartsWith('-') ? null : Line(await RunAsync("cat-file", "-t", id));

    /// <summary>Makes a ref or moves it.</summary>
    public async Task<bool> UpdateRefAsync(string name, string id) => await RunAsync("check-ref-format", name) is not null && await RunAsync("update-ref", name, id) is not null;

    /// <summary>Writes the object of an annotated tag; null when git does not take it.</summary>
    public async Task<string?> MakeTagAsync(string name, string message, string id, string type) =>
        Line(await RunWithAsync($"object {id}\ntype {type}\ntag {name}\ntagger GitHub <noreply@github.com> 1717747200 +0000\n\n{message}\n", "mktag"));

    /// <summary>What an annotated tag stands for.</summary>
    public async Task<(string Id, string Type)> TaggedAsync(string id)
    {
        var lines = Lines(await RunAsync("cat-file", "tag", id));
        return (lines[0]["object ".Length..], lines[1]["type ".Length..]);
    }

    private static string? Line(string? output) => output?.Trim() is { Length: > 0 } line ? line : null;

    private static string[] Lines(string? output) => (output ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <returns>Standard output, or null when git failed.</returns>
    private Task<string?> RunAsync(params string[] arguments) => RunWithAsync("", arguments);

    private async Task<string?> RunWithAsync(string input, params string[] arguments)
    {
        var start = new ProcessStartInfo("git") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in (string[])["-c", "safe.directory=*", "-C", path, .. arguments]) start.ArgumentList.Add(argument);
        start.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        start.Environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
        using var git = Process.Start(start)!;
        await git.StandardInput.WriteAsync(input);
        git.StandardInput.Close();
        var errors = git.StandardError.ReadToEndAsync();
        var output = await git.StandardOutput.ReadToEndAsync();
        await errors;
        await git.WaitForExitAsync();
        return git.ExitCode == 0 ? output : null;
    }
}
