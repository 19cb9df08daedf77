namespace SbomScan.Findings;

/// <summary>How bad a vulnerability is; the classes of CVSS. In order of weight.</summary>
internal enum Severity
{
    /// <summary>Nothing says how bad it is.</summary>
    Unscored,

    /// <summary>A score of 0.</summary>
    None,
    Low,
    Medium,
    High,
    Critical,
}
