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
    private readonly DiffTree diffTree;
    private readonly ObjectId emptyCommit;

    private ScratchRepository(GitProgram git, string folder, bool sha256)
    {
        this.git = git;
        this.folder = folder;
        diffTree = new DiffTree(git, folder);
        emptyCommit = EmptyCommit.Write(Path.Combine(folder, "objects"), sha256);
        configuration = sha256
            ? "[core]\n\trepositoryformatversion = 1\n\tbare = true\n[extensions]\n\tobjectFormat = sha256\n"
            : "[core]\n\trepositoryformatversion = 0\n\tbare = true\n";
    }

    /// <summary>Processes of git so far.</summary>
    public int GitProcesses => git.Started;

    /// <summary>Fetches so far.</summary>
    public int Fetches { get; private set; }

    /// <summary>Whether nothing was cut off the history: what is not in it does not exist, unless a tip is missing.</summary>
    public bool HasWholeHistory => !File.Exists(ShallowFile);

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
        Directory.CreateDirectory(Path.Combine(path, "refs"));
        Directory.CreateDirectory(Path.Combine(path, "objects", "info"));
        var repository = new ScratchRepository(git, path, sha256);
        File.WriteAllText(Path.Combine(path, "HEAD"), "ref: refs/heads/none\n");
        File.WriteAllText(repository.ConfigurationFile, repository.configuration);
        File.WriteAllText(Path.Combine(path, "objects", "info", "alternates"), Quote(checkout.Objects) + "\n");
        if (File.Exists(checkout.ShallowFile)) File.Copy(checkout.ShallowFile, repository.ShallowFile);
        return repository;
    }

    /// <summary>Those of these commits that are here with their tree; for the id of an annotated tag, the commit it stands for.</summary>
    public async Task<IReadOnlyDictionary<ObjectId, ObjectId>> FindAsync(IReadOnlyCollection<ObjectId> commits, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(commits);
        var found = new Dictionary<ObjectId, ObjectId>();
        if (commits.Count == 0) return found;
        var questions = commits.SelectMany(commit => new[] { $"{commit}^{{commit}}\n", $"{commit}^{{tree}}\n" });
        var result = await git.RunAsync(folder, ["cat-file", "--batch-check"], string.Concat(questions), cancellationToken: cancellationToken);
        var answers = Lines(result);
        if (!result.Succeeded || answers.Count != 2 * commits.Count) throw Failed("cat-file", result);
        foreach (var (i, asked) in commits.Index())
        {
            if (Id(answers[2 * i], "commit") is { } commit && Id(answers[(2 * i) + 1], "tree") != null) found[asked] = commit;
        }

        return found;
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
        if (HasWholeHistory) return true;
        var cut = (await File.ReadAllLinesAsync(ShallowFile, cancellationToken)).ToHashSet(StringComparer.Ordinal);
        var result = await git.RunAsync(folder, ["rev-list", one.Hex, other.Hex, "--not", found.Hex], cancellationToken: cancellationToken);
        return result.Succeeded && !Lines(result).Any(cut.Contains);
    }

    /// <summary>
    /// Where the head of a pull request left its target branch, by the merge commit of both, in one process. <see langword="null"/> when
    /// that is not here, merges something else than that head, or history was cut.
    /// </summary>
    public async Task<MergeBase?> ReadMergeAsync(ObjectId merge, ObjectId head, CancellationToken cancellationToken)
    {
        if (!HasWholeHistory) return null;
        // All parents, then the two ends of the range, then with ^ where they part (git documentation, git-rev-parse, "Dotted Range Notations").
        var result = await git.RunAsync(folder, ["rev-parse", $"{merge}^@", $"{merge}^1...{head}"], cancellationToken: cancellationToken);
        if (!result.Succeeded) return null;
        var lines = Lines(result);
        var partings = lines.FindAll(line => line.StartsWith('^'));
        return lines is [_, var second, _, _, ..] && lines.Count == 4 + partings.Count && second == head.Hex && partings.Count > 0
            ? new MergeBase(ObjectId.Parse(partings[0][1..]), partings.Count)
            : null;
    }

    /// <summary>The names that differ between the trees of two commits. Renames are a deletion and an addition.</summary>
    /// <returns><see langword="null"/> when a commit or a folder needed for that is not here.</returns>
    public async Task<IReadOnlyList<TreeChange>?> TryDiffAsync(ObjectId before, ObjectId after, CancellationToken cancellationToken) =>
        await diffTree.AskAsync(before, after, cancellationToken) is { } difference ? RawDiff.Parse(difference.Span) : null;

    /// <summary>The names that differ between the trees of two commits. Renames are a deletion and an addition.</summary>
    /// <exception cref="WorldError">git has no answer.</exception>
    public async Task<IReadOnlyList<TreeChange>> DiffAsync(ObjectId before, ObjectId after, CancellationToken cancellationToken) =>
        await TryDiffAsync(before, after, cancellationToken) ?? throw NoDifference(after);

    /// <summary>All files of a commit, each as added.</summary>
    /// <returns><see langword="null"/> when the commit or a folder of it is not here.</returns>
    public Task<IReadOnlyList<TreeChange>?> TryListAsync(ObjectId commit, CancellationToken cancellationToken) =>
        TryDiffAsync(emptyCommit, commit, cancellationToken);

    /// <summary>All files of a commit.</summary>
    /// <exception cref="WorldError">git has no answer.</exception>
    public async Task<IReadOnlyList<TreeFile>> ListFilesAsync(ObjectId commit, CancellationToken cancellationToken) =>
        await diffTree.AskAsync(emptyCommit, commit, cancellationToken) is { } everything ? RawDiff.ParseFiles(everything.Span) : throw NoDifference(commit);

    /// <summary>The names of all files of a commit, as <see cref="GitPath.Text"/>: much cheaper than what changed since nothing.</summary>
    /// <exception cref="WorldError">git has no answer: the commit or a folder of it is not here.</exception>
    public async Task<IReadOnlyList<string>> ListNamesAsync(ObjectId commit, CancellationToken cancellationToken)
    {
        var result = await git.RunAsync(folder, ["ls-tree", "-r", "-z", "--name-only", "--full-tree", commit.Hex], cancellationToken: cancellationToken);
        return result.Succeeded ? Names(result.StandardOutput) : throw Failed("ls-tree", result);
    }

    /// <summary>Opens the folders of its commits, for who needs few of them.</summary>
    public TreeReader OpenTrees() => new(new CatFile(git, folder));

    /// <summary>Removes it with all that was fetched.</summary>
    public void Dispose()
    {
        diffTree.Dispose();
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }

    private static ObjectId? Id(string answer, string type) =>
        answer.Split(' ') is [var id, var found, _] && found == type && ObjectId.TryParse(id, out var parsed) ? parsed : null;

    private static List<string> Names(ReadOnlySpan<byte> output)
    {
        var names = new List<string>(output.Count((byte)0));
        for (int end; (end = output.IndexOf((byte)0)) >= 0; output = output[(end + 1)..]) names.Add(new GitPath(output[..end]).Text);
        return names;
    }

    private static List<string> Lines(ProcessResult result) =>
        [.. Encoding.UTF8.GetString(result.StandardOutput).Split('\n').SkipLast(1)];

    private WorldError NoDifference(ObjectId commit) => new($"git cannot read the files of {commit}: {MainLine(diffTree.Problem)}.");

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
