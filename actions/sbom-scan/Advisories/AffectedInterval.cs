namespace SbomScan.Advisories;

/// <summary>A stretch of affected versions.</summary>
/// <param name="From">The first; <see langword="null"/>: from the beginning.</param>
/// <param name="To">Where it ends; <see langword="null"/>: nowhere.</param>
/// <param name="End">What <paramref name="To"/> is: the last affected one, or the first that is not.</param>
internal sealed record AffectedInterval(string? From, string? To, OsvEventKind End)
{
    public bool IncludesEnd => End == OsvEventKind.LastAffected;

    /// <summary>For people: <c>≥ 1.0.0, &lt; 1.2.3</c>.</summary>
    public override string ToString() => (From, To) switch
    {
        (null, null) => "every version",
        (null, _) => Until,
        (_, null) => $"≥ {From}",
        _ => IncludesEnd && From == To ? $"= {From}" : $"≥ {From}, {Until}",
    };

    private string Until => $"{(IncludesEnd ? '≤' : '<')} {To}";
}
