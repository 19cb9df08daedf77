using System.Diagnostics;
using System.Text;

namespace Testing;

/// <summary>A real bare repository on a "server" reached over the file transport, and a working copy that makes its history.</summary>
public sealed class GitSandbox : IDisposable
{
    private readonly string format;
    private int commits;

    /// <param name="sha256">Whether ids are SHA-256.</param>
    public GitSandbox(bool sha256 = false)
        : this(sha256 ? "sha256" : "sha1")
    {
        Directory.CreateDirectory(Server);
        Directory.CreateDirectory(Author);
        Initialize(Server, "--bare", "-b", "main");
        Git(Server, "config", "uploadpack.allowFilter", "true");
        Git(Server, "config", "uploadpack.allowAnySHA1InWant", "true");
        Git(Server, "config", "receive.autogc", "false");
        Initialize(Author, "-b", "main");
        Git(Author, "remote", "add", "origin", ServerUrl + "/acme/shop");
    }

    private GitSandbox(string format)
    {
        this.format = format;
        Root = ScratchFolder.Create("git-sandbox-");
        Server = Path.Combine(Root, "server", "acme", "shop");
        Author = Path.Combine(Root, "author");
    }

    public string Root { get; }

    /// <summary>The bare repository.</summary>
    public string Server { get; }

    /// <summary>What stands for <c>GITHUB_SERVER_URL</c>.</summary>
    public string ServerUrl => "file://" + Path.Combine(Root, "server");

    /// <summary>The working copy that commits and pushes.</summary>
    public string Author { get; }

    public string Head => Git(Author, "rev-parse", "HEAD");

    /// <summary>The same repositories in another folder, where it is cheaper to copy them than to make them again.</summary>
    public GitSandbox Copy()
    {
        var copy = new GitSandbox(format) { commits = commits };
        CopyFolder(Root, copy.Root);
        var config = Path.Combine(copy.Author, ".git", "config");
        File.WriteAllText(config, File.ReadAllText(config).Replace(ServerUrl, copy.ServerUrl, StringComparison.Ordinal));
        return copy;
    }

    /// <summary>Writes a file (its folders too) without committing it.</summary>
    public void Write(string path, string content)
    {
        var full = Path.Combine(Author, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, content);
    }

    /// <summary>Commits new content in each of these files.</summary>
    /// <returns>The commit.</returns>
    public string Commit(params string[] paths)
    {
        foreach (var path in paths) Write(path, $"{path} {++commits}\n");
        return CommitAll();
    }

    /// <summary>Commits whatever stands in the working copy.</summary>
    public string CommitAll() => CommitSaying($"commit {++commits}");

    /// <summary>Commits new content in each of these files, or nothing, with a message of its own.</summary>
    /// <returns>The commit.</returns>
    public string CommitSaying(string message, params string[] paths)
    {
        foreach (var path in paths) Write(path, $"{path} {++commits}\n");
        Git(Author, "add", "-A");
        Git(Author, "commit", "-q", "--allow-empty", "--allow-empty-message", "-m", message);
        return Head;
    }

    /// <summary>Adds many commits that change nothing, at once.</summary>
    public void CommitOften(int count)
    {
        var branch = Git(Author, "symbolic-ref", "HEAD");
        var one = $"commit {branch}\ncommitter Test <test@example.com> 1717747200 +0000\ndata 0\n";
        Run(Author, $"{one}from {Head}\n" + string.Concat(Enumerable.Repeat(one, count - 1)), "fast-import", "--quiet");
    }

    public void Switch(string branch, bool create = false)
    {
        if (create) Git(Author, "switch", "-q", "-c", branch);
        else Git(Author, "switch", "-q", branch);
    }

    public void Push(string branch, bool force = false) => Git(Author, "push", "-q", force ? "--force" : "--no-force", "origin", $"{branch}:refs/heads/{branch}");

    /// <summary>The merge commit GitHub makes for a pull request, pushed as <c>refs/pull/1/merge</c>.</summary>
    public string PushPullRequestMerge(string target, string head)
    {
        Git(Author, "switch", "-q", "--detach", target);
        Git(Author, "merge", "-q", "--no-ff", "-m", "trial merge", head);
        var merge = Head;
        Git(Author, "push", "-q", "--force", "origin", $"{merge}:refs/pull/1/merge", $"{head}:refs/pull/1/head");
        return merge;
    }

    /// <summary>The server forgets what no ref reaches any more.</summary>
    public void ForgetUnreachableOnServer() => Git(Server, "gc", "-q", "--prune=now");

    /// <summary>Checks a commit out as actions/checkout does: depth 0 is the whole history of all branches and tags.</summary>
    public void Checkout(string commit, int depth, string folder)
    {
        Directory.CreateDirectory(folder);
        Initialize(folder, "-b", "none");
        Git(folder, "remote", "add", "origin", ServerUrl + "/acme/shop");
        if (depth == 0) Git(folder, "fetch", "-q", "--prune", "origin", "+refs/heads/*:refs/remotes/origin/*", "+refs/tags/*:refs/tags/*", $"+{commit}:refs/remotes/pull/head");
        else Git(folder, "fetch", "-q", "--no-tags", $"--depth={depth}", "origin", $"+{commit}:refs/remotes/origin/checked-out");
        Git(folder, "checkout", "-q", "--force", "--detach", commit);
    }

    /// <summary>Runs git and gives its trimmed output.</summary>
    public string Git(string folder, params string[] arguments) => Run(folder, "", arguments);

    private static string Run(string folder, string input, params string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments) { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8 };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("GIT_", StringComparison.Ordinal)).ToList()) start.Environment.Remove(name);
        start.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        start.Environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
        // Nobody needs these repositories after a power cut, nor tidied up after each commit.
        start.Environment["GIT_CONFIG_COUNT"] = "2";
        start.Environment["GIT_CONFIG_KEY_0"] = "core.fsync";
        start.Environment["GIT_CONFIG_VALUE_0"] = "none";
        start.Environment["GIT_CONFIG_KEY_1"] = "maintenance.auto";
        start.Environment["GIT_CONFIG_VALUE_1"] = "false";
        start.Environment["GIT_AUTHOR_NAME"] = start.Environment["GIT_COMMITTER_NAME"] = "Test";
        start.Environment["GIT_AUTHOR_EMAIL"] = start.Environment["GIT_COMMITTER_EMAIL"] = "test@example.com";
        start.Environment["GIT_AUTHOR_DATE"] = start.Environment["GIT_COMMITTER_DATE"] = "2024-06-07T08:00:00Z";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? output.TrimEnd('\n')
            : throw new InvalidOperationException($"git {string.Join(' ', arguments)} in {folder}: exit {process.ExitCode}: {error.Result}");
    }

    // Without a template: nobody needs its sixteen files, mostly samples of hooks.
    private void Initialize(string folder, params string[] options) => Git(folder, ["init", "-q", "--template=", $"--object-format={format}", .. options]);

    private static void CopyFolder(string from, string to)
    {
        foreach (var folder in Directory.EnumerateDirectories(from, "*", SearchOption.AllDirectories)) Directory.CreateDirectory(Path.Combine(to, Path.GetRelativePath(from, folder)));
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories)) File.Copy(file, Path.Combine(to, Path.GetRelativePath(from, file)));
    }

    // Not Directory.Delete: it cannot name files whose names are not UTF-8.
    public void Dispose()
    {
        using var process = Process.Start("rm", ["-rf", "--", Root]);
        process.WaitForExit();
    }
}
