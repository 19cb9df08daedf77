namespace Bench.SbomScan;

/// <summary>What is scanned, and by whom.</summary>
/// <param name="Name">For people.</param>
/// <param name="Contenders">The action first.</param>
internal sealed record Scenario(string Name, IReadOnlyList<Contender> Contenders)
{
    /// <summary>What explains a difference of the lists.</summary>
    public string Note { get; init; } = "";
}
