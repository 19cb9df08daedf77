namespace SbomScan.Findings;

/// <summary>How a finding compares with the base of a pull request.</summary>
internal enum FindingChange
{
    /// <summary>There was nothing to compare with.</summary>
    None,
    Unchanged,

    /// <summary>The base does not have it.</summary>
    New,

    /// <summary>The base has it too, with a lower severity or in development only.</summary>
    Worse,
}
