using DetectChanges.Targets.Graph;
using DetectChanges.Trees;

namespace DetectChanges.Targets.Sources.Cargo;

/// <summary>A package that cargo would build, and the workspace it is in.</summary>
internal sealed record CargoPackage(CargoManifest Manifest, CargoWorkspace? Workspace)
{
    /// <summary>The folder that holds its <c>Cargo.lock</c>.</summary>
    public string LockFolder => Workspace?.Root.Folder ?? Manifest.Folder;

    /// <summary>The project it is, under whatever name.</summary>
    public Project In(GraphBuilder graph) => graph.Add(Manifest.Folder, CargoProjects.Kind, Manifest.Path, Manifest.Name);

    /// <summary>The dependencies that lie in folders: as named here, where the path is written, and the folder, <see langword="null"/> outside of the repository.</summary>
    public IEnumerable<(CargoDependency Dependency, CargoManifest Where, string? Folder)> Local()
    {
        foreach (var dependency in Manifest.Dependencies())
        {
            var (written, where) = dependency.IsShared && Workspace is { } workspace ? (workspace.Shared(dependency.Key), workspace.Root) : (dependency, Manifest);
            if (written?.Path is { } path) yield return (dependency, where, RepositoryPath.Resolve(where.Folder, path));
        }
    }
}
