using DetectChanges.Trees;

namespace DetectChanges.Targets.Sources.Npm.Workspaces;

/// <summary>Packages that are installed together and find each other by name.</summary>
/// <param name="Root">The folder of the file that lists them.</param>
/// <param name="Manifest">The <c>package.json</c> there; pnpm does without.</param>
/// <param name="Pnpm">The <c>pnpm-workspace.yaml</c> there.</param>
/// <param name="Members">The packages.</param>
internal sealed record Workspace(string Root, PackageManifest? Manifest, PnpmWorkspaceFile? Pnpm, IReadOnlyList<PackageManifest> Members)
{
    public bool IsPnpm => Pnpm != null;

    /// <summary>The packages of that name; npm allows one, but does not have to be right about it here.</summary>
    public ILookup<string, PackageManifest> ByName { get; } = Members.Where(member => member.Name != null).ToLookup(member => member.Name!, StringComparer.Ordinal);

    /// <summary>The root uses packages as well: tools and presets that serve all of the workspace.</summary>
    public IReadOnlyList<Dependency> RootDependencies => Manifest?.Dependencies ?? [];

    /// <summary>What replaces dependencies in the whole workspace.</summary>
    public IEnumerable<Dependency> Overrides => [.. Manifest?.Overrides ?? [], .. Pnpm?.Overrides ?? []];

    /// <summary>Patches, wherever they are kept.</summary>
    public IReadOnlyCollection<string> Patches => (Manifest?.Patches ?? []).Concat(Pnpm?.Patches ?? [])
        .Select(patch => RepositoryPath.Resolve(Root, patch)).OfType<string>().ToHashSet(StringComparer.Ordinal);

    /// <summary>What <c>catalog:</c> stands for; <see langword="null"/> when it is not written where it is looked for.</summary>
    public string? CatalogVersion(string catalog, string package) => Pnpm?.Catalogs.GetValueOrDefault((catalog is "" ? "default" : catalog, package));
}
