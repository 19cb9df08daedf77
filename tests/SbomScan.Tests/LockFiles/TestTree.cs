using System.Text;
using SbomScan.LockFiles;
using SbomScan.Trees;

namespace SbomScan.Tests.LockFiles;

/// <summary>A few files, as texts.</summary>
internal sealed class TestTree(params IReadOnlyList<(string Path, byte[] Content)> files) : IFileTree
{
    public TestTree(params (string Path, string Content)[] files)
        : this([.. files.Select(file => (file.Path, Encoding.UTF8.GetBytes(file.Content)))])
    {
    }

    /// <summary>A folder below <c>Fixtures</c>.</summary>
    public static TestTree Fixture(string folder)
    {
        var root = Path.Combine(AppContext.BaseDirectory, "Fixtures", folder);
        return new TestTree([.. Directory.GetFiles(root, "*", SearchOption.AllDirectories).Select(file => (Path.GetRelativePath(root, file), File.ReadAllBytes(file)))]);
    }

    public IReadOnlyList<TreeFile> Files { get; } = [.. files.Select(file => new TreeFile(file.Path, file.Content.Length)).OrderBy(file => file.Path, StringComparer.Ordinal)];

    public byte[]? Read(string path, long limit) => files.FirstOrDefault(file => file.Path == path).Content;

    /// <summary>Reads one of them with the reader that recognises it.</summary>
    public LockFileContent ReadLock(string path) => LockFileReaders.For(path)!.Read(new LockFile(path, Read(path, LockFile.LargestFile)!, this));

    /// <summary>Reads a text as a lock file at the root, without neighbours.</summary>
    public static LockFileContent ReadLock(string path, string content) => new TestTree((path, content)).ReadLock(path);
}
