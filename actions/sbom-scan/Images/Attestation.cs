namespace SbomScan.Images;

/// <summary>An SBOM that was stored with an image when it was built (in-toto statement).</summary>
/// <param name="PredicateType">Address of its format: <c>https://spdx.dev/Document</c>, <c>https://cyclonedx.org/bom</c>.</param>
/// <param name="Subject">Digest of the manifest it is about, where it says so.</param>
/// <param name="Document">The SBOM: JSON.</param>
internal sealed record Attestation(string PredicateType, string? Subject, ReadOnlyMemory<byte> Document);
