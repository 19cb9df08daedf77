namespace SbomScan.Images.Merging;

/// <summary>Counts what is kept in memory of an image, over all its layers.</summary>
internal sealed class KeepBudget(ImageLimits limits)
{
    private int files;
    private long letters;

    /// <exception cref="FormatException">It is too much.</exception>
    public void Count(string path)
    {
        letters += path.Length;
        if (++files > limits.KeptFiles || letters > limits.KeptPathLength)
            throw new FormatException($"the image has more than {limits.KeptFiles:N0} lock files and manifests, or longer paths to them than can be true");
    }
}
