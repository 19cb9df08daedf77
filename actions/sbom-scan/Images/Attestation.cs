using SbomScan.Images.Layouts;

namespace SbomScan.Images;

/// <summary>An SBOM that was stored with an image when it was built (in-toto statement). It is told of and not read.</summary>
/// <param name="PredicateType">Address of its format: <c>https://spdx.dev/Document</c>, <c>https://cyclonedx.org/bom</c>.</param>
/// <param name="Subject">Digest of the manifest it is about, where it says so.</param>
/// <param name="Digest">Of the statement.</param>
/// <param name="Size">Of the statement, in bytes, as its manifest states it.</param>
internal sealed record Attestation(string PredicateType, string? Subject, Digest Digest, long Size);
