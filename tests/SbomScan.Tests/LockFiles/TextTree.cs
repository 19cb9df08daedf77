using System.Text;
using SbomScan.Trees;

namespace SbomScan.Tests.LockFiles;

/// <summary>Files given as texts.</summary>
internal sealed class TextTree(params (string Path, string Text)[] files) : IFileTree
{
    private readonly SortedDictionary<string, byte[]> contents = new(files.ToDictionary(file => file.Path, file => Encoding.UTF8.GetBytes(file.Text)), StringComparer.Ordinal);

    public IReadOnlyList<TreeFile> Files => [.. contents.Select(file => new TreeFile(file.Key, file.Value.Length))];

    public byte[]? Read(string path, long limit) => contents.GetValueOrDefault(path);
}
