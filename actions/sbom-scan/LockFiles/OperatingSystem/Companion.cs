using System.Text;
using SbomScan.Trees;

namespace SbomScan.LockFiles.OperatingSystem;

/// <summary>Files that say more about what a package database lists. One that cannot be read tells as much as none.</summary>
internal static class Companion
{
    private const long LargestFile = 1024 * 1024;

    /// <param name="path">From the root of the tree.</param>
    public static ReadOnlyMemory<byte>? Bytes(IFileTree tree, string path)
    {
        try
        {
            return tree.Read(path, LargestFile);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    public static string? Text(IFileTree tree, string path) => Bytes(tree, path) is { } bytes ? Encoding.UTF8.GetString(bytes.Span) : null;
}
