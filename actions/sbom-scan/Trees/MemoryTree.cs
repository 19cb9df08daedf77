namespace SbomScan.Trees;

/// <summary>Files that are here already, such as those of a commit.</summary>
/// <param name="files">Path → content; <see langword="null"/>: too large to be read.</param>
internal sealed class MemoryTree(IReadOnlyDictionary<string, (long Size, ReadOnlyMemory<byte>? Content)> files) : IFileTree
{
    public IReadOnlyList<TreeFile> Files { get; } = [.. files.Select(file => new TreeFile(file.Key, file.Value.Size)).OrderBy(file => file.Path, StringComparer.Ordinal)];

    public byte[]? Read(string path, long limit)
    {
        if (!files.TryGetValue(path, out var file)) return null;
        return file.Content is { } content && content.Length <= limit ? content.ToArray() : throw new FormatException($"it has {file.Size:N0} bytes; at most {limit:N0} are read");
    }
}
