using SbomScan.Packages;

namespace SbomScan.LockFiles;

/// <summary>One entry of a lock file or package database.</summary>
internal sealed record LockedPackage
{
    /// <summary>Unique in its file: what <see cref="DependsOn"/> names.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary><see langword="null"/>: declared, but nothing says which version is installed.</summary>
    public string? Version { get; init; }

    /// <summary><see langword="null"/> for own projects, and only for them.</summary>
    public PackageUrl? Purl { get; init; }

    public PackageOrigin Origin { get; init; } = PackageOrigin.Registry;

    public Scope Scope { get; init; } = Scope.Unknown;

    /// <summary>An own project asks for it by name.</summary>
    public bool IsDirect { get; init; }

    /// <summary>Where it stands in the file, from 1; 0: unknown.</summary>
    public int Line { get; init; }

    /// <summary>Ids of the packages it depends on.</summary>
    public IReadOnlyList<string> DependsOn { get; init; } = [];

    public IReadOnlyList<PackageHash> Hashes { get; init; } = [];

    /// <summary>The licence as written; <see langword="null"/> when the file states none.</summary>
    public string? License { get; init; }

    /// <summary>Facts for readers of the SBOM, such as the version in the comment of a pinned workflow action.</summary>
    public IReadOnlyDictionary<string, string> Properties { get; init; } = new Dictionary<string, string>();
}
