namespace SbomScan.Vex;

/// <summary>What a statement says of a vulnerability in a product; the words of OpenVEX.</summary>
internal enum VexStatus
{
    NotAffected,
    Affected,
    Fixed,
    UnderInvestigation,
}
