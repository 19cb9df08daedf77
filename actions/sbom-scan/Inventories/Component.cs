using SbomScan.LockFiles;
using SbomScan.Packages;

namespace SbomScan.Inventories;

/// <summary>A package of the target: once, however many files name it.</summary>
internal sealed record Component
{
    /// <summary>Unique in the inventory: the purl, or for own projects a name of their own. What <see cref="DependsOn"/> names.</summary>
    public required string Key { get; init; }

    public required string Name { get; init; }

    public string? Version { get; init; }

    public PackageUrl? Purl { get; init; }

    public PackageOrigin Origin { get; init; }

    /// <summary>The weightiest of its occurrences.</summary>
    public Scope Scope { get; init; }

    public bool IsDirect { get; init; }

    /// <summary>Where it is named, sorted by file and line. Empty for components of others' SBOMs that do not say.</summary>
    public IReadOnlyList<Occurrence> Occurrences { get; init; } = [];

    /// <summary>Keys of the components it depends on, sorted.</summary>
    public IReadOnlyList<string> DependsOn { get; init; } = [];

    public IReadOnlyList<PackageHash> Hashes { get; init; } = [];

    /// <summary>The licence as its source writes it.</summary>
    public string? License { get; init; }

    public IReadOnlyDictionary<string, string> Properties { get; init; } = new Dictionary<string, string>();
}
