using System.Text;
using Actions.Toolkit;

namespace Actions.Git;

/// <summary>Reads the folders of commits one by one, where a few of them are wanted and not the whole tree.</summary>
public sealed class TreeReader : IDisposable
{
    private const string FolderMode = "40000";

    private readonly CatFile cat;

    internal TreeReader(CatFile cat) => this.cat = cat;

    /// <summary>What lies in the root of a commit.</summary>
    /// <exception cref="WorldError">It is not here, or git has no answer.</exception>
    public async Task<IReadOnlyList<FolderEntry>> RootAsync(ObjectId commit, CancellationToken cancellationToken) =>
        (await ReadAsync([$"{commit}^{{tree}}"], IdBytes(commit), cancellationToken))[0];

    /// <summary>What lies in each of these folders.</summary>
    /// <exception cref="WorldError">One of them is not here, or git has no answer.</exception>
    public Task<IReadOnlyList<IReadOnlyList<FolderEntry>>> ReadAsync(IReadOnlyList<ObjectId> folders, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(folders);
        return ReadAsync([.. folders.Select(id => id.Hex)], folders is [var first, ..] ? IdBytes(first) : 0, cancellationToken);
    }

    /// <summary>Ends its process.</summary>
    public void Dispose() => cat.Dispose();

    private async Task<IReadOnlyList<IReadOnlyList<FolderEntry>>> ReadAsync(List<string> folders, int idBytes, CancellationToken cancellationToken)
    {
        var read = new List<IReadOnlyList<FolderEntry>>(folders.Count);
        foreach (var (folder, content) in folders.Zip(await cat.ContentsAsync(folders, cancellationToken)))
        {
            if (content is not { } bytes) throw new WorldError($"The folder {folder} of the repository is not here.");
            read.Add(Parse(bytes.Span, idBytes));
        }

        return read;
    }

    private static int IdBytes(ObjectId id) => id.Hex.Length / 2;

    // MODE, a blank, the name, NUL, and the id as bytes (Pro Git, "Git Internals – Git Objects", "Tree Objects").
    private static List<FolderEntry> Parse(ReadOnlySpan<byte> tree, int idBytes)
    {
        var entries = new List<FolderEntry>();
        while (tree.Length > 0)
        {
            var blank = tree.IndexOf((byte)' ');
            var nul = tree.IndexOf((byte)0);
            if (blank <= 0 || nul < blank || tree.Length < nul + 1 + idBytes) throw new WorldError("A folder of the repository is damaged: git cannot have written it so.");
            var isFolder = Ascii.Equals(tree[..blank], FolderMode);
            entries.Add(new FolderEntry(new GitPath(tree[(blank + 1)..nul]).Text, isFolder ? ObjectId.FromBytes(tree.Slice(nul + 1, idBytes)) : null));
            tree = tree[(nul + 1 + idBytes)..];
        }

        return entries;
    }
}
