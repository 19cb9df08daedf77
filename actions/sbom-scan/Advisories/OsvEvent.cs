namespace SbomScan.Advisories;

/// <summary>What begins or ends at a version.</summary>
/// <param name="Kind">What.</param>
/// <param name="Version">The version or, in ranges of commits, the commit.</param>
internal sealed record OsvEvent(OsvEventKind Kind, string Version);
