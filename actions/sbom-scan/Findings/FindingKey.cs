namespace SbomScan.Findings;

/// <summary>Which vulnerability of which package, and where: stays the same from run to run.</summary>
/// <param name="Id">The canonical id of the vulnerability.</param>
/// <param name="Purl">Purl without qualifiers; the key of the component where it has none.</param>
/// <param name="Place">The file that names the package, or the target without tag and digest.</param>
internal sealed record FindingKey(string Id, string Purl, string Place);
