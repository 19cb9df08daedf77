using SbomScan.Images.Files;

namespace SbomScan.Images.Merging;

/// <summary>The contents of the files that are kept, one after another in a private file: an image of any size takes little memory.</summary>
internal sealed class ContentSpool : IDisposable
{
    private readonly PrivateFolder folder;
    private readonly ImageLimits limits;
    private readonly FileStream file;

    public ContentSpool(PrivateFolder folder, ImageLimits limits)
    {
        (this.folder, this.limits) = (folder, limits);
        file = new FileStream(folder.File("contents"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 64 * 1024);
    }

    /// <param name="size">How many bytes <paramref name="write"/> will write.</param>
    /// <returns>Where they begin.</returns>
    /// <exception cref="FormatException">There is no room for them.</exception>
    public long Append(long size, Action<Stream> write)
    {
        var start = file.Length;
        if (start + size > limits.KeptBytes) throw new FormatException($"the lock files and package databases of the image have more than {limits.KeptBytes >> 20:N0} MiB");
        folder.MakeSureOfRoom(size);
        file.Position = start;
        write(file);
        return start;
    }

    public byte[] Read(long offset, long size)
    {
        var bytes = new byte[size];
        file.Position = offset;
        file.ReadExactly(bytes);
        return bytes;
    }

    public void Dispose() => file.Dispose();
}
