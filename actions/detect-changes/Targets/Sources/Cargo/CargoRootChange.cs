using DetectChanges.Targets.Graph;
using DetectChanges.Targets.Manifests;
using DetectChanges.Trees;

namespace DetectChanges.Targets.Sources.Cargo;

/// <summary>What a change of the <c>Cargo.toml</c> at the root of a workspace does: some of it is for all members, some for the package there only.</summary>
internal sealed class CargoRootChange(string path, (CargoCommit Cargo, GraphBuilder Graph) before, (CargoCommit Cargo, GraphBuilder Graph) after)
{
    private static readonly string[] OfThePackage =
    [
        "package", "project", "dependencies", "dev-dependencies", "build-dependencies", "dev_dependencies", "build_dependencies", "target", "features",
        "lib", "bin", "example", "test", "bench", "badges", "lints",
    ];

    private static readonly string[] OfTheWorkspace = ["members", "exclude", "default-members", "dependencies"];

    private readonly string folder = RepositoryPath.Folder(path);

    /// <summary><see langword="null"/> when it is not the root of a workspace.</summary>
    public IReadOnlyList<Effect>? Effects()
    {
        var (old, @new) = (before.Cargo.WorkspaceAt(folder), after.Cargo.WorkspaceAt(folder));
        if (old == null && @new == null) return null;
        if (old == null || @new == null || ForAll(old.Root) != ForAll(@new.Root)) return [.. Members(_ => true, path)];
        var shared = Differing(old.Root, @new.Root);
        return
        [
            .. Members(package => package.Manifest.Path == path, path),
            .. Members(package => !IsInBoth(package), $"joins or leaves the workspace in {path}"),
            .. shared.SelectMany(key => Members(package => Shares(package, key), $"workspace dependency \"{key}\" in {path}")),
        ];
    }

    private IEnumerable<Effect> Members(Func<CargoPackage, bool> which, string because) =>
        new[] { before, after }
            .SelectMany(commit => commit.Cargo.LockedAt(folder).Where(which).Select(package => new Effect(package.In(commit.Graph), because))).Distinct();

    private bool IsInBoth(CargoPackage package) => new[] { before, after }.All(commit => commit.Cargo.At(package.Manifest.Folder)?.LockFolder == folder);

    private static bool Shares(CargoPackage package, string key) => package.Manifest.Dependencies().Any(dependency => dependency.IsShared && dependency.Key == key);

    // Profiles, patches, inherited package fields, the resolver, and whatever comes up one day.
    private static string ForAll(CargoManifest root) =>
        TomlValues.Canonical(root.Table.Without([.. OfThePackage, "workspace"])) + TomlValues.Canonical(root.Workspace.Without(OfTheWorkspace));

    private static IEnumerable<string> Differing(CargoManifest old, CargoManifest @new)
    {
        var (before, after) = (old.Workspace.Table("dependencies"), @new.Workspace.Table("dependencies"));
        return (before?.Keys ?? []).Union(after?.Keys ?? [], StringComparer.Ordinal)
            .Where(key => TomlValues.Canonical(before.Value(key)) != TomlValues.Canonical(after.Value(key))).Order(StringComparer.Ordinal);
    }
}
