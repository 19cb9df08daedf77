using System.Text;
using Actions.Git;
using DetectChanges.Trees;

namespace DetectChanges.Targets.Manifests;

/// <summary>Reads commits from git: the names of all their files, and the texts that describe projects, all in one go.</summary>
/// <param name="repository">Where the commits are.</param>
/// <param name="remote">Asked, once, for contents that a partial clone left out; none without a token.</param>
/// <param name="isIgnored">Whether the user says that a file describes nothing.</param>
/// <param name="isRead">Whether the text of a file is needed.</param>
internal sealed class CommitReader(ScratchRepository repository, GitRemote? remote, Func<string, bool> isIgnored, Func<string, FileTree, bool> isRead)
{
    private const int LargestText = 10_000_000;
    private const string RegularFile = "100";   // modes 100644 and 100755
    private const string Link = "120000";   // its content is a path
    private const string NotThere = "its content is neither in the checkout nor could it be fetched";

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <param name="commits">All files of each commit.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<IReadOnlyList<Snapshot>> ReadAsync(IReadOnlyList<IReadOnlyList<TreeFile>> commits, CancellationToken cancellationToken)
    {
        var wanted = commits.Select(Wanted).ToList();
        var links = await TextsAsync(wanted.SelectMany(one => one.Entries).Where(entry => entry.Mode == Link), cancellationToken);
        var files = wanted.ConvertAll(one => Followed(one.Files, one.Entries, links));
        var texts = await TextsAsync(files.SelectMany(one => one).Select(file => file.Content), cancellationToken);
        return [.. wanted.Zip(files, (one, found) => Snapshot(one.Tree, one.Ignored, found, texts))];
    }

    private (IReadOnlyList<TreeFile> Files, FileTree Tree, HashSet<string> Ignored, List<TreeFile> Entries) Wanted(IReadOnlyList<TreeFile> files)
    {
        var ignored = files.Select(file => file.Path).Where(isIgnored).ToHashSet(StringComparer.Ordinal);
        var tree = new FileTree(files.Select(file => file.Path).Where(path => !ignored.Contains(path)));
        return (files, tree, ignored, [.. files.Where(file => !ignored.Contains(file.Path) && isRead(file.Path, tree))]);
    }

    // A link to a file of the repository says what that file says.
    private static List<(string Path, TreeFile Content)> Followed(IReadOnlyList<TreeFile> files, List<TreeFile> entries, Dictionary<ObjectId, (string? Text, string? Problem)> links)
    {
        if (entries.TrueForAll(entry => entry.Mode != Link)) return entries.ConvertAll(entry => (entry.Path, entry));
        var byPath = files.ToDictionary(file => file.Path, StringComparer.Ordinal);
        return entries.ConvertAll(entry =>
            entry.Mode == Link && links[entry.Id].Text is { } target && RepositoryPath.Resolve(RepositoryPath.Folder(entry.Path), target) is { } path && byPath.TryGetValue(path, out var file)
                ? (entry.Path, file)
                : (entry.Path, entry));
    }

    private async Task<Dictionary<ObjectId, (string? Text, string? Problem)>> TextsAsync(IEnumerable<TreeFile> entries, CancellationToken cancellationToken)
    {
        var ids = entries.Where(entry => IsFile(entry) || entry.Mode == Link).Select(entry => entry.Id).Distinct().ToList();
        if (ids.Count == 0) return [];
        var blobs = await repository.ReadAsync(ids, LargestText, remote, cancellationToken);
        var texts = blobs.Contents.ToDictionary(blob => blob.Key, blob => Decode(blob.Value.Span));
        foreach (var id in blobs.TooLarge.Keys) texts[id] = (null, "it is larger than 10 MB");
        foreach (var id in blobs.Missing) texts[id] = (null, NotThere);
        return texts;
    }

    private static Snapshot Snapshot(FileTree tree, HashSet<string> ignored, List<(string Path, TreeFile Content)> files, Dictionary<ObjectId, (string? Text, string? Problem)> texts)
    {
        var read = new Dictionary<string, string>(StringComparer.Ordinal);
        var unreadable = new Dictionary<string, string>(StringComparer.Ordinal);
        var links = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (path, content) in files)
        {
            var (text, problem) = IsFile(content) ? texts[content.Id] : (null, "it is a submodule, or a symbolic link that leads to no file of the repository");
            if (text != null) read[path] = text;
            else unreadable[path] = problem!;
            if (content.Path != path) links[path] = content.Path;
        }

        return new Snapshot(tree, read, unreadable) { Ignored = ignored, Links = links };
    }

    private static (string? Text, string? Problem) Decode(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return (Strict.GetString(bytes), null);
        }
        catch (DecoderFallbackException)
        {
            return (null, "it is not UTF-8 text");
        }
    }

    private static bool IsFile(TreeFile entry) => entry.Mode.StartsWith(RegularFile, StringComparison.Ordinal);
}
