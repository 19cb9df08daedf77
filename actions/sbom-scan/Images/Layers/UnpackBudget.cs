namespace SbomScan.Images.Layers;

/// <summary>Counts what the layers of an image unpack to, and ends a bomb. A large image is none: what it unpacks to is in proportion to what is stored.</summary>
internal sealed class UnpackBudget(ImageLimits limits)
{
    private long stored;
    private long unpacked;

    public void CountStored(int bytes) => stored += bytes;

    /// <exception cref="FormatException">It is a bomb.</exception>
    public void CountUnpacked(int bytes)
    {
        unpacked += bytes;
        if (unpacked > limits.UnpackedBytes && unpacked / limits.HighestRatio > stored)
            throw new FormatException($"it unpacks to more than {limits.HighestRatio} times its size, and the image to more than {limits.UnpackedBytes >> 20:N0} MiB");
    }
}
