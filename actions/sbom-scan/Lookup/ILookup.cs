using SbomScan.Inventories;

namespace SbomScan.Lookup;

/// <summary>Knows the vulnerabilities of packages.</summary>
internal interface ILookup
{
    /// <summary>Looks components up, those of several inventories in one call as well as in several: within one lookup the data stay the same.</summary>
    Task<LookupAnswer> FindAsync(IReadOnlyList<Component> components, CancellationToken stopping);
}
