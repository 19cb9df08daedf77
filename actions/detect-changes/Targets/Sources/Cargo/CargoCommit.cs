using DetectChanges.Targets.Manifests;
using DetectChanges.Trees;

namespace DetectChanges.Targets.Sources.Cargo;

/// <summary>The packages and workspaces of one commit.</summary>
internal sealed class CargoCommit
{
    private readonly Dictionary<string, CargoManifest> manifests;
    private readonly Dictionary<string, CargoWorkspace> workspaces;
    private readonly Dictionary<string, CargoPackage> packages = new(StringComparer.Ordinal);

    public CargoCommit(Snapshot commit)
    {
        manifests = commit.Tree.Named(CargoProjects.Manifest).Where(path => !CargoProjects.IsVendored(path, commit.Tree))
            .Select(path => new CargoManifest(path, commit.TomlOf(path))).ToDictionary(manifest => manifest.Folder, StringComparer.Ordinal);
        workspaces = manifests.Values.Where(manifest => manifest.Workspace != null)
            .ToDictionary(manifest => manifest.Folder, manifest => new CargoWorkspace(manifest), StringComparer.Ordinal);
        AddMembers();
        Packages = [.. packages.Values.OrderBy(package => package.Manifest.Path, StringComparer.Ordinal)];
        Strangers = [.. manifests.Values.Where(manifest => manifest.IsPackage && !packages.ContainsKey(manifest.Folder))];
    }

    /// <summary>All packages, in ordinal order.</summary>
    public IReadOnlyList<CargoPackage> Packages { get; }

    /// <summary>Packages below the root of a workspace that are neither in it nor excluded: cargo refuses to build them.</summary>
    public IReadOnlyList<CargoManifest> Strangers { get; }

    public CargoPackage? At(string folder) => packages.GetValueOrDefault(folder);

    public CargoWorkspace? WorkspaceAt(string folder) => workspaces.GetValueOrDefault(folder);

    /// <summary>The packages that are built with the <c>Cargo.lock</c> of a folder.</summary>
    public IEnumerable<CargoPackage> LockedAt(string folder) => Packages.Where(package => package.LockFolder == folder);

    /// <summary>Manifests above a package, up to the root of its workspace, that cannot be read and so may be anything, that root included.</summary>
    public IEnumerable<CargoManifest> UnreadableAbove(CargoPackage package)
    {
        foreach (var folder in RepositoryPath.Upwards(package.Manifest.Folder))
        {
            if (folder == package.Workspace?.Root.Folder) yield break;
            if (folder != package.Manifest.Folder && manifests.TryGetValue(folder, out var manifest) && manifest.Table == null) yield return manifest;
        }
    }

    // Listed by the workspace, or below it and needed by a member through a path; outside of any workspace each package is for itself.
    private void AddMembers()
    {
        var open = new Queue<CargoPackage>();
        foreach (var manifest in manifests.Values.Where(manifest => manifest.IsPackage))
        {
            var workspace = WorkspaceOf(manifest);
            if (workspace == null || manifest.Table == null || NamesItsWorkspace(manifest) || workspace.Lists(manifest.Folder)) open.Enqueue(new CargoPackage(manifest, workspace));
        }

        while (open.TryDequeue(out var package))
        {
            if (!packages.TryAdd(package.Manifest.Folder, package)) continue;
            foreach (var (_, _, folder) in package.Local())
                if (folder != null && manifests.GetValueOrDefault(folder) is { IsPackage: true } needed) open.Enqueue(new CargoPackage(needed, WorkspaceOf(needed)));
        }
    }

    private CargoWorkspace? WorkspaceOf(CargoManifest manifest)
    {
        if (NamesItsWorkspace(manifest)) return RepositoryPath.Resolve(manifest.Folder, manifest.Package.Text("workspace")!) is { } root ? WorkspaceAt(root) : null;
        return RepositoryPath.Upwards(manifest.Folder).Select(WorkspaceAt).FirstOrDefault(workspace => workspace?.Excludes(manifest.Folder) == false);
    }

    private static bool NamesItsWorkspace(CargoManifest manifest) => manifest.Package.Text("workspace") != null;
}
