namespace SbomScan.Trees;

/// <summary>Files that are scanned: a folder, a commit, the merged layers of an image. Paths are relative to its root, with <c>/</c>.</summary>
internal interface IFileTree
{
    /// <summary>Every regular file that is worth a look, sorted by path (ordinal).</summary>
    IReadOnlyList<TreeFile> Files { get; }

    /// <summary>The content; <see langword="null"/> when there is no such file.</summary>
    /// <exception cref="FormatException">It is larger than <paramref name="limit"/> or cannot be read; the message says why.</exception>
    byte[]? Read(string path, long limit);
}
