namespace SbomScan.Wishes;

/// <summary>SBOM documents that can be written.</summary>
internal enum DocumentFormat
{
    CyclonedxJson,
    SpdxJson,
}
