namespace SbomScan.Gating;

/// <summary>What happens with findings that nobody has rated.</summary>
internal enum UnscoredAs
{
    /// <summary>They count as the lowest severity that fails.</summary>
    Fail,
    Warn,
    Ignore,
}
