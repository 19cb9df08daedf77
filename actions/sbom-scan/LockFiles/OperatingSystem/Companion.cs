using System.Text;

namespace SbomScan.LockFiles.OperatingSystem;

/// <summary>Files that say more about what a package database lists. One that cannot be read tells as much as none.</summary>
internal static class Companion
{
    private const long LargestFile = 1024 * 1024;

    /// <param name="path">From the root of the tree that <paramref name="database"/> is in.</param>
    public static ReadOnlyMemory<byte>? Bytes(LockFile database, string path)
    {
        try
        {
            return database.FromRoot(path, LargestFile)?.Bytes;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    public static string? Text(LockFile database, string path) => Bytes(database, path) is { } bytes ? Encoding.UTF8.GetString(bytes.Span) : null;
}
