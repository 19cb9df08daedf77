using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Actions.Toolkit;

/// <summary>Gives files to a user. .NET has no call for it, and an image need not have the program <c>chown</c>.</summary>
internal static class FileOwner
{
    // linux/stat.h, struct statx: the same on every architecture.
    private const int StatxSize = 256;
    private const int UserAt = 20;
    private const int GroupAt = 24;
    private const uint UserAndGroup = 0x8 | 0x10;
    private const int CurrentFolder = -100;

    /// <summary>Gives a file or folder, not what a link points to, the owner of another. Users who may not do that own their files already.</summary>
    /// <returns>Whether that worked.</returns>
    public static bool Copy(string from, string to)
    {
        var status = new byte[StatxSize];
        if (Statx(CurrentFolder, Text(from), 0, UserAndGroup, status) != 0) return false;
        return Lchown(Text(to), BinaryPrimitives.ReadUInt32LittleEndian(status.AsSpan(UserAt)), BinaryPrimitives.ReadUInt32LittleEndian(status.AsSpan(GroupAt))) == 0;
    }

    private static byte[] Text(string path) => [.. Encoding.UTF8.GetBytes(path), 0];

    [DllImport("libc", EntryPoint = "statx")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Statx(int folder, byte[] path, int flags, uint mask, byte[] status);

    [DllImport("libc", EntryPoint = "lchown")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Lchown(byte[] path, uint user, uint group);
}
