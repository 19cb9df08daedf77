using SbomScan.Images.Files;

namespace SbomScan.Images.Layouts;

/// <summary>Reads whole documents of an image into memory.</summary>
internal sealed class Blobs(IImageFiles files)
{
    /// <exception cref="FormatException">It is missing, or too large.</exception>
    public byte[] Read(string path, long limit = ImageJson.Largest)
    {
        using var content = files.Open(path) ?? throw new FormatException($"the image does not hold '{path}'");
        if (content.Length > limit) throw new FormatException($"'{path}' has {content.Length:N0} bytes; at most {limit:N0} are read");
        var bytes = new byte[content.Length];
        return content.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) == bytes.Length ? bytes : throw new FormatException($"'{path}' ends too early");
    }

    /// <exception cref="FormatException">It is missing, too large, or not what its digest says.</exception>
    public byte[] Read(Digest digest, long limit = ImageJson.Largest)
    {
        var bytes = Read(digest.Path, limit);
        return digest.Fits(bytes) ? bytes : throw new FormatException($"the content of {digest} is another one");
    }
}
