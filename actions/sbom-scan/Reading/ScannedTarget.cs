using SbomScan.Findings;
using SbomScan.Inventories;

namespace SbomScan.Reading;

/// <param name="Inventory">What is in it.</param>
/// <param name="Coverage">What was read to know that.</param>
internal sealed record ScannedTarget(Inventory Inventory, Coverage Coverage)
{
    /// <summary>What looks wrong but hides nothing, each a sentence.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>What the user may like to know, each a sentence.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];

    /// <summary>What others found in it.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>Several parts as one target: one list, one gate.</summary>
    public static ScannedTarget Union(string name, IReadOnlyList<ScannedTarget> parts)
    {
        var builder = new InventoryBuilder();
        foreach (var part in parts) builder.Add(part.Inventory);
        var platforms = parts.Select(part => part.Inventory.Platform).OfType<string>().Distinct().ToList();
        return new ScannedTarget(builder.Build(name) with { Platform = platforms is [var only] ? only : null }, Coverage.Union([.. parts.Select(part => part.Coverage)]))
        {
            Warnings = [.. parts.SelectMany(part => part.Warnings)],
            Notices = [.. parts.SelectMany(part => part.Notices)],
            Findings = [.. parts.SelectMany(part => part.Findings)],
        };
    }
}
