using System.Text;
using Actions.Git;
using DetectChanges.Trees;

namespace DetectChanges.Targets.Manifests;

/// <summary>Reads commits from git: the names of all their files, and the texts that describe projects, all in one go.</summary>
/// <param name="repository">Where the commits are.</param>
/// <param name="remote">Asked, once, for contents that a partial clone left out; none without a token.</param>
/// <param name="isRead">Whether the text of a file is needed.</param>
internal sealed class CommitReader(ScratchRepository repository, GitRemote? remote, Func<string, FileTree, bool> isRead)
{
    private const string RegularFile = "100";   // modes 100644 and 100755; a link's content is a path, a submodule has none

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <param name="commits">All files of each commit.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<IReadOnlyList<Snapshot>> ReadAsync(IReadOnlyList<IReadOnlyList<TreeEntry>> commits, CancellationToken cancellationToken)
    {
        var wanted = commits.Select(Wanted).ToList();
        var ids = wanted.SelectMany(one => one.Entries).Where(IsFile).Select(entry => entry.Id).Distinct().ToList();
        var texts = await TextsAsync(ids, cancellationToken);
        return [.. wanted.Select(one => Snapshot(one.Tree, one.Entries, texts))];
    }

    private (FileTree Tree, List<TreeEntry> Entries) Wanted(IReadOnlyList<TreeEntry> files)
    {
        var tree = new FileTree(files.Select(file => file.Path));
        return (tree, [.. files.Where(file => isRead(file.Path, tree))]);
    }

    private async Task<Dictionary<ObjectId, (string? Text, string? Problem)>> TextsAsync(List<ObjectId> ids, CancellationToken cancellationToken)
    {
        var blobs = await repository.ReadAsync(ids, cancellationToken);
        if (blobs.Missing.Count > 0 && remote != null && await repository.FetchBlobsAsync(remote, blobs.Missing, cancellationToken) == null)
            blobs = await repository.ReadAsync(ids, cancellationToken);

        var texts = blobs.Contents.ToDictionary(blob => blob.Key, blob => Decode(blob.Value.Span));
        foreach (var id in blobs.TooLarge) texts[id] = (null, "it is larger than 10 MB");
        foreach (var id in blobs.Missing) texts[id] = (null, "its content is neither in the checkout nor could it be fetched");
        return texts;
    }

    private static Snapshot Snapshot(FileTree tree, List<TreeEntry> entries, Dictionary<ObjectId, (string? Text, string? Problem)> texts)
    {
        var read = new Dictionary<string, string>(StringComparer.Ordinal);
        var unreadable = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            var (text, problem) = IsFile(entry) ? texts[entry.Id] : (null, "it is a symbolic link or a submodule");
            if (text != null) read[entry.Path] = text;
            else unreadable[entry.Path] = problem!;
        }

        return new Snapshot(tree, read, unreadable);
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

    private static bool IsFile(TreeEntry entry) => entry.Mode.StartsWith(RegularFile, StringComparison.Ordinal);
}

/// <summary>One file of a commit.</summary>
/// <param name="Path">Its name.</param>
/// <param name="Mode">Six octal digits.</param>
/// <param name="Id">Its blob.</param>
internal readonly record struct TreeEntry(string Path, string Mode, ObjectId Id);
