using Actions.Git;

namespace ReleaseTree.Git;

/// <summary>A tree with some files changed or added: only folders on the way to them are written anew.</summary>
internal sealed class TreeEdit(GitObjects objects, CancellationToken cancellationToken)
{
    /// <returns>The new tree.</returns>
    public async Task<ObjectId> ApplyAsync(ObjectId root, IReadOnlyList<FileChange> changes) =>
        await FolderAsync(await objects.ListAsync(root, cancellationToken), [.. changes.Select(change => (change.Path.Split('/'), change.Content))], depth: 0);

    private async Task<ObjectId> FolderAsync(IReadOnlyList<TreeEntry> present, IReadOnlyList<(string[] Path, string Content)> files, int depth)
    {
        var entries = present.ToDictionary(entry => entry.Name, StringComparer.Ordinal);
        foreach (var inside in files.GroupBy(file => file.Path[depth], StringComparer.Ordinal))
        {
            var there = entries.GetValueOrDefault(inside.Key);
            var isFile = inside.First().Path.Length == depth + 1;
            entries[inside.Key] = isFile ? await FileAsync(inside.Key, there, inside.First().Content)
                : TreeEntry.Folder(inside.Key, await FolderAsync(await ListAsync(there), [.. inside], depth + 1));
        }

        return await objects.WriteTreeAsync(entries.Values, cancellationToken);
    }

    private async Task<TreeEntry> FileAsync(string name, TreeEntry? there, string content)
    {
        var blob = await objects.WriteFileAsync(content, cancellationToken);
        return there is { IsFile: true } ? there with { Id = blob } : TreeEntry.File(name, blob);
    }

    private async Task<IReadOnlyList<TreeEntry>> ListAsync(TreeEntry? folder) =>
        folder is { IsFolder: true } ? await objects.ListAsync(folder.Id, cancellationToken) : [];
}
