namespace SbomScan.Images.Merging;

/// <summary>Counts what is kept in memory of an image, over all its layers.</summary>
internal sealed class KeepBudget(ImageLimits limits)
{
    private int files;
    private long letters;

    /// <param name="length">Letters of the path of a file, and of what it leads to if it is a link.</param>
    /// <exception cref="FormatException">It is too much.</exception>
    public void Count(int length)
    {
        letters += length;
        if (++files > limits.KeptFiles || letters > limits.KeptPathLength)
            throw new FormatException($"the image has more than {limits.KeptFiles:N0} lock files and manifests, or longer paths to them than can be true");
    }
}
