using SbomScan.Inventories;

namespace SbomScan.Lookup;

/// <summary>Knows the vulnerabilities of packages.</summary>
internal interface ILookup
{
    /// <summary>Looks components up, of one inventory or of several. Where two are to be compared, one call for both is the cheapest.</summary>
    Task<LookupAnswer> FindAsync(IReadOnlyList<Component> components, CancellationToken stopping);
}
