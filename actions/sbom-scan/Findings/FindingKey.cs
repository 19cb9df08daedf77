namespace SbomScan.Findings;

/// <summary>What makes a finding the same one in another scan: for ignores, differences and fingerprints.</summary>
/// <param name="Id">The id the vulnerability is shown as.</param>
/// <param name="Purl">The package URL without qualifiers; the component's key where it has none.</param>
/// <param name="Place">The file that names the package; the target where none does.</param>
internal sealed record FindingKey(string Id, string Purl, string Place);
