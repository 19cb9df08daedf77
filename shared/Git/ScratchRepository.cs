using System.Text;
using Actions.Toolkit;

namespace Actions.Git;

/// <summary>
/// A private bare repository under <c>/tmp</c> that borrows the objects of a checkout. All git commands run here: what is fetched
/// stays here, and the checkout's configuration – which anybody who can write to the workspace controls – is never read.
/// Fetching into the checkout itself would cut a full clone's history at the fetched commit and could turn it into a partial clone.
/// </summary>
public sealed partial class ScratchRepository : IDisposable
{
    private readonly GitProgram git;
    private readonly string folder;
    private readonly string configuration;
    private readonly bool sha256;

    private ScratchRepository(GitProgram git, string folder, bool sha256)
    {
        this.git = git;
        this.folder = folder;
        this.sha256 = sha256;
        configuration = sha256
            ? "[core]\n\trepositoryformatversion = 1\n\tbare = true\n[extensions]\n\tobjectFormat = sha256\n"
            : "[core]\n\trepositoryformatversion = 0\n\tbare = true\n";
    }

    private string ConfigurationFile => Path.Combine(folder, "config");

    private string ShallowFile => Path.Combine(folder, "shallow");

    /// <summary>Makes one that sees the objects of a checkout.</summary>
    /// <param name="git">The git to use.</param>
    /// <param name="checkout">Whose objects to borrow.</param>
    /// <param name="sha256">Whether the repository has SHA-256 ids.</param>
    public static ScratchRepository Create(GitProgram git, GitCheckout checkout, bool sha256)
    {
        ArgumentNullException.ThrowIfNull(checkout);
        var path = Path.Combine("/tmp", $"git-{Guid.NewGuid():n}");
        if (OperatingSystem.IsWindows()) throw new PlatformNotSupportedException("Container actions run on Linux.");
        Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var repository = new ScratchRepository(git, path, sha256);
        Directory.CreateDirectory(Path.Combine(path, "refs"));
        Directory.CreateDirectory(Path.Combine(path, "objects", "info"));
        File.WriteAllText(Path.Combine(path, "HEAD"), "ref: refs/heads/none\n");
        File.WriteAllText(repository.ConfigurationFile, repository.configuration);
        File.WriteAllText(Path.Combine(path, "objects", "info", "alternates"), Quote(checkout.Objects) + "\n");
        if (File.Exists(checkout.ShallowFile)) File.Copy(checkout.ShallowFile, repository.ShallowFile);
        return repository;
    }

    /// <summary>Which of these commits are here with their tree.</summary>
    public async Task<IReadOnlySet<ObjectId>> FindAsync(IReadOnlyCollection<ObjectId> commits, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(commits);
        if (commits.Count == 0) return new HashSet<ObjectId>();
        var questions = commits.SelectMany(commit => new[] { $"{commit}^{{commit}}\n", $"{commit}^{{tree}}\n" });
        var result = await git.RunAsync(folder, ["cat-file", "--batch-check"], string.Concat(questions), cancellationToken: cancellationToken);
        var answers = Lines(result);
        if (!result.Succeeded || answers.Count != 2 * commits.Count) throw Failed("cat-file", result);
        return commits.Where((_, i) => IsFound(answers[2 * i], "commit") && IsFound(answers[(2 * i) + 1], "tree")).ToHashSet();
    }

    /// <summary>The parents written in a commit, whether they are here or not; <see langword="null"/> when the commit is not here.</summary>
    public async Task<IReadOnlyList<ObjectId>?> ParentsAsync(ObjectId commit, CancellationToken cancellationToken)
    {
        var result = await git.RunAsync(folder, ["cat-file", "commit", commit.Hex], cancellationToken: cancellationToken);
        if (!result.Succeeded) return null;
        return [.. Lines(result)
            .TakeWhile(line => line.Length > 0)
            .Where(line => line.StartsWith("parent ", StringComparison.Ordinal))
            .Select(line => ObjectId.Parse(line["parent ".Length..]))];
    }

    /// <summary>
    /// Where two commits part, by the history that is here. <see langword="null"/> when they do not meet in it, or when a better
    /// answer could lie behind the point where the history was cut.
    /// </summary>
    public async Task<MergeBase?> MergeBaseAsync(ObjectId one, ObjectId other, CancellationToken cancellationToken)
    {
        var result = await git.RunAsync(folder, ["merge-base", "--all", one.Hex, other.Hex], cancellationToken: cancellationToken);
        if (!result.Succeeded || Lines(result) is not [var first, ..] all) return null;
        var found = new MergeBase(ObjectId.Parse(first), all.Count);
        return await IsCertainAsync(found.Commit, one, other, cancellationToken) ? found : null;
    }

    // Every commit on the way from the two to the merge base must show its parents: then no other way can exist.
    private async Task<bool> IsCertainAsync(ObjectId found, ObjectId one, ObjectId other, CancellationToken cancellationToken)
    {
        if (!File.Exists(ShallowFile)) return true;
        var cut = (await File.ReadAllLinesAsync(ShallowFile, cancellationToken)).ToHashSet(StringComparer.Ordinal);
        var result = await git.RunAsync(folder, ["rev-list", one.Hex, other.Hex, "--not", found.Hex], cancellationToken: cancellationToken);
        return result.Succeeded && !Lines(result).Any(cut.Contains);
    }

    /// <summary>The names that differ between the trees of two commits. Renames are a deletion and an addition.</summary>
    /// <exception cref="WorldError">git failed: there is no answer.</exception>
    public async Task<IReadOnlyList<TreeChange>> DiffAsync(ObjectId before, ObjectId after, CancellationToken cancellationToken)
    {
        string[] arguments =
        [
            "diff-tree", "-r", "--raw", "-z", "--no-abbrev", "--no-renames", "--no-ext-diff", "--no-textconv", "--ignore-submodules=none",
            before.Hex, after.Hex, "--",
        ];
        var result = await git.RunAsync(folder, arguments, cancellationToken: cancellationToken);
        return result.Succeeded ? RawDiff.Parse(result.StandardOutput) : throw Failed("diff-tree", result);
    }

    /// <summary>All files of a commit, each as added.</summary>
    /// <exception cref="WorldError">git failed: there is no answer.</exception>
    public Task<IReadOnlyList<TreeChange>> ListAsync(ObjectId commit, CancellationToken cancellationToken) =>
        DiffAsync(ObjectId.EmptyTree(sha256), commit, cancellationToken);

    /// <summary>Removes it with all that was fetched.</summary>
    public void Dispose()
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }

    private static bool IsFound(string answer, string type) => answer.Split(' ') is [_, var found, _] && found == type;

    private static List<string> Lines(ProcessResult result) =>
        [.. Encoding.UTF8.GetString(result.StandardOutput).Split('\n').SkipLast(1)];

    private static WorldError Failed(string verb, ProcessResult result) =>
        new($"git {verb} failed with exit code {result.ExitCode}: {MainLine(result.StandardError)}");

    // git says what is wrong in the line that begins with "fatal:" and often adds advice behind it.
    private static string MainLine(string text)
    {
        var lines = text.TrimEnd().Split('\n');
        return ForeignText.Neutralise(Array.Find(lines, line => line.StartsWith("fatal: ", StringComparison.Ordinal)) ?? lines[^1]).TrimEnd('.');
    }

    // git documentation, gitrepository-layout, objects/info/alternates: a line that begins with a quote is unquoted as in C.
    private static string Quote(string path) =>
        $"\"{path.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)}\"";
}
