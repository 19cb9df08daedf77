using System.Runtime.CompilerServices;
using DetectChanges.Targets.Graph;
using DetectChanges.Targets.Manifests;
using DetectChanges.Targets.Sources.Locks;
using DetectChanges.Trees;

namespace DetectChanges.Targets.Sources.Cargo;

/// <summary>Packages of Rust: <c>Cargo.toml</c>, workspaces, <c>Cargo.lock</c>.</summary>
internal sealed class CargoProjects : IProjectSource
{
    public const string Kind = "cargo";
    public const string Manifest = "Cargo.toml";
    public const string Lock = "Cargo.lock";
    private const string Checksums = ".cargo-checksum.json";

    private readonly ConditionalWeakTable<Snapshot, CargoCommit> known = [];

    string IProjectSource.Kind => Kind;

    public bool Reads(string path, FileTree tree) => RepositoryPath.Name(path) is Manifest or Lock && !IsVendored(path, tree);

    public void AddProjects(Snapshot commit, GraphBuilder graph)
    {
        foreach (var package in Of(commit).Packages) package.In(graph);
    }

    public void AddDependencies(Snapshot commit, GraphBuilder graph) => new CargoEdges(commit, Of(commit), graph).Add();

    public IReadOnlyList<Effect>? EffectsOf(string path, DescribedCommit before, DescribedCommit after)
    {
        var folder = RepositoryPath.Folder(path);
        return RepositoryPath.Name(path) switch
        {
            Manifest => new CargoRootChange(path, (Of(before.Commit), before.Graph), (Of(after.Commit), after.Graph)).Effects(),
            Lock => OfLock(path, folder, before, after),
            "rust-toolchain" or "rust-toolchain.toml" => Below(folder, path, before, after),
            "config" or "config.toml" when RepositoryPath.Name(folder) == ".cargo" => Below(RepositoryPath.Folder(folder), path, before, after),
            _ => OfVendored(path, before, after),
        };
    }

    /// <summary>Whether a file is of a crate that <c>cargo vendor</c> put there.</summary>
    public static bool IsVendored(string path, FileTree tree) => VendoredCrate(path, tree) != null;

    private CargoCommit Of(Snapshot commit) => known.GetValue(commit, read => new CargoCommit(read));

    private IReadOnlyList<Effect>? OfLock(string path, string folder, DescribedCommit before, DescribedCommit after)
    {
        if (!Of(before.Commit).LockedAt(folder).Concat(Of(after.Commit).LockedAt(folder)).Any()) return null;
        return new LockEffects(path, commit => CargoLock.Read(commit, path), Users).Between(before, after);

        IEnumerable<(Project, LockedPackage?)> Users(DescribedCommit described, LockFile file) => Of(described.Commit).LockedAt(folder)
            .Select(package => (package.In(described.Graph), file.Named(package.Manifest.Name ?? "").FirstOrDefault(entry => entry.Source.Length == 0)));
    }

    private List<Effect>? OfVendored(string path, DescribedCommit before, DescribedCommit after) =>
        (VendoredCrate(path, before.Commit.Tree) ?? VendoredCrate(path, after.Commit.Tree)) is { } crate
            ? Below(RepositoryPath.Folder(RepositoryPath.Folder(crate)), path, before, after)
            : null;

    // Cargo and rustup look for their settings from the folder they are started in upwards.
    private List<Effect>? Below(string folder, string because, DescribedCommit before, DescribedCommit after)
    {
        var effects = On(before).Concat(On(after)).Distinct().ToList();
        return effects.Count > 0 ? effects : null;

        IEnumerable<Effect> On(DescribedCommit described) => Of(described.Commit).Packages
            .Where(package => RepositoryPath.IsWithin(package.Manifest.Folder, folder)).Select(package => new Effect(package.In(described.Graph), because));
    }

    private static string? VendoredCrate(string path, FileTree tree) => tree.Named(Checksums).Count == 0 ? null
        : RepositoryPath.Upwards(RepositoryPath.Folder(path)).FirstOrDefault(folder => folder.Length > 0 && tree.HasFile($"{folder}/{Checksums}"));
}
