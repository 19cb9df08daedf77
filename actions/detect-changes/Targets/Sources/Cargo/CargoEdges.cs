using DetectChanges.Targets.Graph;
using DetectChanges.Targets.Manifests;
using DetectChanges.Targets.Sources.Locks;
using DetectChanges.Trees;

namespace DetectChanges.Targets.Sources.Cargo;

/// <summary>What the packages of one commit are built with.</summary>
internal sealed class CargoEdges(Snapshot commit, CargoCommit cargo, GraphBuilder graph)
{
    public void Add()
    {
        foreach (var package in cargo.Packages)
        {
            AddDependencies(package);
            AddSources(package);
            foreach (var above in cargo.UnreadableAbove(package))
                if (cargo.At(above.Folder) is { } unreadable) graph.DependsOn(package.In(graph), unreadable.In(graph), $"{above.Path}, which could not be read");
            if (TestFolders.Around(package.Manifest.Folder).Select(cargo.At).FirstOrDefault(around => around != null) is { } tested)
                graph.DependsOn(tested.In(graph), package.In(graph), $"{package.Manifest.Folder} lies in its tests");
        }

        foreach (var root in cargo.Packages.Select(package => cargo.WorkspaceAt(package.LockFolder)?.Root ?? package.Manifest).Distinct()) AddPatches(root);
        foreach (var stranger in cargo.Strangers)
            graph.Notice(stranger.Path, "not in the workspace above it and not excluded from it, so that cargo would not build it: no project");
    }

    private void AddDependencies(CargoPackage package)
    {
        foreach (var dependency in package.Manifest.Dependencies())
            if (dependency.IsShared && package.Workspace?.Root.Workspace.Table("dependencies").Value(dependency.Key) == null)
                commit.NotUnderstood(package.Manifest.Path, $"{dependency.Key}.workspace = true, but no workspace above says what that is");

        foreach (var (dependency, where, folder) in package.Local())
            Use(package, folder, $"\"{dependency.Key}\" in {package.Manifest.Path}", where.Path);
    }

    private void AddSources(CargoPackage package)
    {
        foreach (var source in package.Manifest.Sources())
        {
            if (RepositoryPath.Resolve(package.Manifest.Folder, source) is not { } file || RepositoryPath.IsWithin(file, package.Manifest.Folder)) continue;
            var because = $"{source} in {package.Manifest.Path}";
            graph.UsesFile(package.In(graph), file, because);
            // Modules lie beside the file that declares them.
            var folder = RepositoryPath.Folder(file);
            if (!RepositoryPath.IsWithin(package.Manifest.Folder, folder)) graph.UsesFolder(package.In(graph), folder, because);
        }
    }

    // A patch counts for everybody who needs the crate, however indirectly: the lock file knows who that is.
    private void AddPatches(CargoManifest root)
    {
        var file = new Lazy<LockFile?>(() => CargoLock.Read(commit, RepositoryPath.Resolve(root.Folder, CargoProjects.Lock)!));
        foreach (var (crate, path) in root.Patches())
        {
            var needing = file.Value is { Packages.Count: > 0 } known ? known.NeededBy(known.Named(crate)).Keys.Select(package => package.Name).ToHashSet() : null;
            foreach (var package in cargo.LockedAt(root.Folder).Where(package => package.Manifest.Name is not { } name || needing?.Contains(name) != false))
                Use(package, RepositoryPath.Resolve(root.Folder, path), $"the patch of \"{crate}\" in {root.Path}", root.Path);
        }
    }

    private void Use(CargoPackage package, string? folder, string because, string writtenIn)
    {
        if (folder == null) graph.Notice(writtenIn, $"{because} lies outside of the repository");
        else if (cargo.At(folder) is { } needed) graph.DependsOn(package.In(graph), needed.In(graph), because);
        else graph.UsesFolder(package.In(graph), folder, because);
    }
}
