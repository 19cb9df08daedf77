namespace SbomScan.Findings;

/// <summary>Whether a finding counts.</summary>
internal enum FindingState
{
    Open,

    /// <summary>An entry of the ignore file takes it out.</summary>
    Ignored,

    /// <summary>A VEX statement takes it out: not affected, or fixed.</summary>
    Vex,
}
