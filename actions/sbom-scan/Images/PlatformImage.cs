using SbomScan.Images.Merging;
using SbomScan.LockFiles.OperatingSystem;

namespace SbomScan.Images;

/// <summary>An image as it is on one platform.</summary>
/// <param name="Config">What it says about itself.</param>
/// <param name="Tree">What its containers would see, as far as it is worth a look.</param>
/// <param name="Unreadable">Its layers that could not be read, and are left out of <paramref name="Tree"/>.</param>
internal sealed record PlatformImage(ImageConfig Config, ImageTree Tree, IReadOnlyList<UnreadablePart> Unreadable)
{
    /// <summary>The distribution its packages are of.</summary>
    public Distribution Distribution => Distribution.Of(Tree);
}
