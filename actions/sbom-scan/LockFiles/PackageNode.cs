using System.Collections.ObjectModel;
using SbomScan.Packages;

namespace SbomScan.LockFiles;

/// <summary>One entry of a lock file while the file is read. Several may turn out to be one package.</summary>
internal sealed class PackageNode
{
    /// <summary>Unique in its file: the place it is installed in, or what the file calls it.</summary>
    public required string Key { get; init; }

    public required string Name { get; init; }

    public string? Version { get; init; }

    public PackageUrl? Purl { get; init; }

    public PackageOrigin Origin { get; init; }

    public int Line { get; init; }

    public IReadOnlyList<PackageHash> Hashes { get; init; } = [];

    public string? License { get; init; }

    public IReadOnlyDictionary<string, string> Properties { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>A project that is worked on here: what it asks for is needed, whoever asks for the project.</summary>
    public bool IsProject { get; init; }

    /// <summary>For projects: what they are there for themselves; nothing they ask for weighs more.</summary>
    public Scope Standing { get; init; } = Scope.Runtime;

    /// <summary>The file says itself what it is there for.</summary>
    public Scope? Stated { get; init; }

    /// <summary>What it asks for, and what for. A package other than a project asks by <see cref="Scope.Runtime"/> or <see cref="Scope.Optional"/>.</summary>
    public List<(PackageNode Node, Scope Scope)> Needs { get; } = [];

    /// <summary>Equal for entries that are the same package.</summary>
    public string Id => field ??= Purl?.ToString() ?? Key;
}
