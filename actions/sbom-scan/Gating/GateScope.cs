namespace SbomScan.Gating;

/// <summary>Whose findings the gate counts.</summary>
internal enum GateScope
{
    All,

    /// <summary>Not those of packages that only development or tests need.</summary>
    Runtime,
}
