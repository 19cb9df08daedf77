using SbomScan.Inventories;

namespace SbomScan.Reading;

/// <param name="Inventory">What is in it.</param>
/// <param name="Coverage">What was read to know that.</param>
internal sealed record ScannedTarget(Inventory Inventory, Coverage Coverage);
