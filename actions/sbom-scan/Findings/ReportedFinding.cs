using SbomScan.Inventories;

namespace SbomScan.Findings;

/// <summary>A finding with everything that was found out about it: what every report shows.</summary>
/// <param name="Finding">The vulnerability and its component.</param>
/// <param name="State">Whether it counts.</param>
/// <param name="Justification">Why it does not count, for people; <see langword="null"/> when it counts.</param>
/// <param name="Change">How it compares with the base.</param>
/// <param name="Paths">Shortest ways to the component, one for each direct dependency that leads to it: from the direct dependency to the component itself.</param>
internal sealed record ReportedFinding(
    Finding Finding,
    FindingState State = FindingState.Open,
    string? Justification = null,
    FindingChange Change = FindingChange.None,
    IReadOnlyList<IReadOnlyList<Component>>? Paths = null)
{
    public IReadOnlyList<IReadOnlyList<Component>> Paths { get; init; } = Paths ?? [];

    /// <summary>It does not count because a VEX statement says that it is fixed; otherwise, that the component is not affected.</summary>
    public bool IsFixed { get; init; }
}
