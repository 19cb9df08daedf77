namespace Release.Reporting;

/// <summary>The output <c>result</c>.</summary>
internal enum ReleaseResult
{
    Released,
    Drafted,
    Moved,
    Unchanged,
    Planned,
    None,
}
