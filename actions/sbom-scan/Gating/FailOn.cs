namespace SbomScan.Gating;

/// <summary>The lowest severity that the gate counts.</summary>
internal enum FailOn
{
    /// <summary>Vulnerabilities never fail the step.</summary>
    None,
    Low,
    Medium,
    High,
    Critical,
}
