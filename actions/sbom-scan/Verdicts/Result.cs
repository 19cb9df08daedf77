namespace SbomScan.Verdicts;

/// <summary>What decides how the step ends: the closed list of the output <c>result</c>.</summary>
internal enum Result
{
    Ok,
    Findings,
    License,
    Unreadable,
    LookupFailed,
}
