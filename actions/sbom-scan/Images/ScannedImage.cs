using SbomScan.Images.Files;
using SbomScan.Images.Merging;

namespace SbomScan.Images;

/// <summary>An image that has been read. Its trees can be read until it is disposed.</summary>
internal sealed class ScannedImage(ContentSpool contents, PrivateFolder folder) : IDisposable
{
    /// <summary>Without tag and digest.</summary>
    public required string Name { get; init; }

    /// <summary>Sorted by name of the platform.</summary>
    public required IReadOnlyList<PlatformImage> Platforms { get; init; }

    /// <summary>SBOMs that were stored with it.</summary>
    public required IReadOnlyList<Attestation> Attestations { get; init; }

    /// <summary>Whole manifests that could not be read.</summary>
    public required IReadOnlyList<UnreadablePart> Unreadable { get; init; }

    public void Dispose()
    {
        contents.Dispose();
        folder.Dispose();
    }
}
