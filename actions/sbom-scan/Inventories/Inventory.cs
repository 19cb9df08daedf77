namespace SbomScan.Inventories;

/// <summary>Everything a target consists of: what an SBOM lists.</summary>
/// <param name="Name">The target: repository or image, without tag or digest.</param>
/// <param name="Components">Sorted by <see cref="Component.Key"/>, own projects among them.</param>
internal sealed record Inventory(string Name, IReadOnlyList<Component> Components)
{
    /// <summary><c>linux/arm64</c> for images; <see langword="null"/> otherwise.</summary>
    public string? Platform { get; init; }

    /// <summary>Keys of what the target itself depends on: own projects, and packages nothing else in it asks for.</summary>
    public IReadOnlyList<string> Roots { get; init; } = [];

    /// <summary>Key → component.</summary>
    public IReadOnlyDictionary<string, Component> ByKey => field ??= Components.ToDictionary(one => one.Key, StringComparer.Ordinal);
}
