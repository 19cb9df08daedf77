using System.Text;
using SbomScan.LockFiles;
using SbomScan.Trees;

namespace SbomScan.Tests.LockFiles;

/// <summary>Files in memory: path → content.</summary>
internal sealed class MemoryTree : Dictionary<string, string>, IFileTree
{
    public IReadOnlyList<TreeFile> Files => [.. this.Select(file => new TreeFile(file.Key, file.Value.Length)).OrderBy(file => file.Path, StringComparer.Ordinal)];

    public byte[]? Read(string path, long limit) => TryGetValue(path, out var content) ? Encoding.UTF8.GetBytes(content) : null;

    /// <summary>Reads a file of the tree with the reader that recognises it.</summary>
    public LockFileContent Content(string path) => LockFileReaders.For(path)!.Read(new LockFile(path, Read(path, LockFile.LargestFile)!, this));
}
