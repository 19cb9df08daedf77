using SbomScan.Inventories;

namespace SbomScan.Foreign;

/// <summary>An SBOM that another tool wrote.</summary>
/// <param name="Format"><c>CycloneDX 1.6</c>, <c>SPDX 2.3</c>.</param>
/// <param name="Tool">Who wrote it, in its own words; <see langword="null"/>: it does not say.</param>
/// <param name="Inventory">What it lists. Components without a purl are among it, and cannot be looked up.</param>
/// <param name="HasEdges">It tells what depends on what.</param>
/// <param name="Remarks">What is odd in it, each a sentence.</param>
internal sealed record ForeignSbom(string Format, string? Tool, Inventory Inventory, bool HasEdges, IReadOnlyList<string> Remarks);
