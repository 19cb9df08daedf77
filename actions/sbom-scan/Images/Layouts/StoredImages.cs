namespace SbomScan.Images.Layouts;

/// <param name="Images">One a platform.</param>
/// <param name="Unreadable">What else is named but is not read.</param>
internal sealed record StoredImages(IReadOnlyList<StoredImage> Images, IReadOnlyList<Attestation> Attestations, IReadOnlyList<UnreadablePart> Unreadable);
