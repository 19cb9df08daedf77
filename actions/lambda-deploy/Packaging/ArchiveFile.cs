using System.IO.Compression;
using System.Security.Cryptography;
using Actions.Toolkit;

namespace LambdaDeploy;

/// <summary>An archive that the user brought, or that was made of a folder: checked before AWS sees it.</summary>
internal static class ArchiveFile
{
    /// <summary>What Lambda takes unpacked, layers included (Lambda quotas).</summary>
    private const long LargestUnpacked = 262_144_000;

    /// <exception cref="UserError">It is no archive, or larger than Lambda takes.</exception>
    public static byte[] Read(WorkspacePath path)
    {
        var bytes = Directory.Exists(path.FullPath) ? FolderArchive.Of(path) : File.ReadAllBytes(path.FullPath);
        var (files, unpacked) = Contents(bytes, path);
        if (files == 0)
            throw new UserError($"Input 'zip': '{path.RelativePath}' is an empty archive.", "Build the function into it before this step.");
        return unpacked <= LargestUnpacked
            ? bytes
            : throw new UserError($"Input 'zip': '{path.RelativePath}' has {unpacked / 1_048_576:N0} MB unpacked; Lambda takes {LargestUnpacked / 1_048_576} MB.", "Leave out what the function does not need, use layers, or deploy it as 'image'.");
    }

    /// <summary>As Lambda tells it: base64.</summary>
    public static string Hash(byte[] archive) => Convert.ToBase64String(SHA256.HashData(archive));

    private static (int Files, long Unpacked) Contents(byte[] bytes, WorkspacePath path)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
            return (archive.Entries.Count, archive.Entries.Sum(entry => entry.Length));
        }
        catch (InvalidDataException problem)
        {
            throw new UserError($"Input 'zip': '{path.RelativePath}' is no zip archive: {problem.Message}", "Name a folder, or an archive made by zip.", problem);
        }
    }
}
