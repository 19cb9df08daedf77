using System.IO.Compression;

namespace SbomScan.Images.Files;

/// <summary>Opens what an image is stored in: a folder, a tar, or a tar compressed with gzip, which is unpacked first.</summary>
internal sealed class ImageOpening(PrivateFolder folder, ImageLimits limits)
{
    /// <exception cref="FormatException">There is nothing, or it cannot be read.</exception>
    public IImageFiles Open(string path)
    {
        if (Directory.Exists(path)) return new FolderFiles(path);
        if (!File.Exists(path)) throw new FormatException($"there is no file or folder '{path}'; an image of the runner's own engine is daemon:NAME");
        try
        {
            return new ArchiveFiles(Unpacked(path));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new FormatException($"'{path}' cannot be read: {problem.Message}", problem);
        }
    }

    private string Unpacked(string path)
    {
        using var archive = File.OpenRead(path);
        switch (Compression.Of(archive))
        {
            case null: return path;
            case Compression.Gzip: break;
            case var other: throw new FormatException($"'{path}' is compressed with {other}, which is not read; unpack it first");
        }

        using var gzip = new GZipStream(archive, CompressionMode.Decompress);
        return folder.Spool("archive", gzip, written =>
        {
            if (written > limits.UnpackedBytes && written / limits.HighestRatio > archive.Length)
                throw new FormatException($"'{path}' unpacks to more than {limits.HighestRatio} times its size");
        });
    }
}
