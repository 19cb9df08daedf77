using Actions.Toolkit;
using DetectChanges.Targets.Graph;
using DetectChanges.Targets.Sources.Npm.Workspaces;
using DetectChanges.Trees;

namespace DetectChanges.Targets.Sources.Npm;

/// <summary>Finds what of the dependencies in a <c>package.json</c> lies in this repository.</summary>
internal sealed class LocalDependencies(NpmRepository repository, GraphBuilder graph, PathUse paths)
{
    public void Add()
    {
        foreach (var workspace in repository.Workspaces)
        {
            foreach (var member in workspace.Members) Add(member, workspace);
            AddForAll(workspace);
        }

        foreach (var package in repository.Standalone) Add(package, workspace: null);
        foreach (var package in repository.Standalone) AddToSurrounding(package);
    }

    private void Add(PackageManifest package, Workspace? workspace)
    {
        if (repository.ProjectAt(package.Folder) is not { } project) return;
        foreach (var dependency in package.Dependencies) Add([project], dependency, package.Path, package.Folder, workspace);
    }

    // Tools and presets that the root depends on serve every package, and overrides reach whatever any of them installs.
    private void AddForAll(Workspace workspace)
    {
        var all = repository.ProjectsOf(workspace).ToList();
        var path = workspace.Manifest?.Path ?? RepositoryPath.Resolve(workspace.Root, NpmFiles.PnpmWorkspace)!;
        foreach (var dependency in workspace.RootDependencies) Add(all, dependency, path, workspace.Root, workspace);
        foreach (var unread in workspace.Members.Where(member => member.Content == null)) AddUnread(all, unread);
        foreach (var dependency in workspace.Overrides.Where(entry => DependencySpec.IsLocal(entry.Spec))) Add(all, dependency, path, workspace.Root, workspace);
    }

    // Nobody knows what it is called, so that any dependency may be on it.
    private void AddUnread(List<Project> all, PackageManifest unread)
    {
        if (repository.ProjectAt(unread.Folder) is not { } package) return;
        foreach (var project in all) graph.DependsOn(project, package, $"{unread.Path} cannot be read, and may be what it depends on");
    }

    // A package that no workspace covers, below another one: a fixture, an example. To package managers it is a part of the outer one.
    private void AddToSurrounding(PackageManifest inner)
    {
        if (repository.Around(inner) is not { } outer || repository.ProjectAt(outer.Folder) is not { } project) return;
        graph.DependsOn(project, repository.ProjectAt(inner.Folder)!, $"{inner.Path} lies within it");
    }

    private void Add(IReadOnlyList<Project> dependents, Dependency dependency, string path, string folder, Workspace? workspace)
    {
        var because = $"\"{dependency.Name}\" in {path}";
        switch (DependencySpec.Read(dependency, workspace))
        {
            case DependencySpec.Path(var relative) when RepositoryPath.Resolve(folder, relative) is { } target:
                foreach (var project in dependents) paths.Add(project, target, because);
                break;
            case DependencySpec.Path(var relative):
                graph.Notice(path, $"\"{dependency.Name}\" leads out of the repository to {relative}; it is not followed");
                break;
            case DependencySpec.Package named:
                foreach (var package in Candidates(named, path, workspace))
                {
                    foreach (var project in dependents) graph.DependsOn(project, repository.ProjectAt(package.Folder)!, because);
                }

                break;
        }
    }

    private IEnumerable<PackageManifest> Candidates(DependencySpec.Package wanted, string path, Workspace? workspace)
    {
        // Outside of a workspace names lead to the registry, except where a tool we do not know promises a workspace.
        if (workspace == null) return wanted.Range == null ? repository.ProjectPackages.Where(package => package.Name == wanted.Name) : [];
        var local = workspace.ByName[wanted.Name].ToList();
        if (wanted.Range == null) return local;
        var satisfying = local.Where(package => Satisfies(package, wanted.Range)).ToList();
        if (local.Count > 0 && satisfying.Count == 0) graph.Notice(path, $"\"{wanted.Name}\" {wanted.Range} comes from the registry: the one in {local[0].Folder} has version {local[0].Version}");
        return satisfying;
    }

    // A tag such as "latest", a range nobody can read, a package without a version: in doubt it is the local one.
    private static bool Satisfies(PackageManifest package, string range) =>
        SemRange.TryParse(range) is not { } wanted || SemVersion.TryParse(package.Version) is not { } version || wanted.Includes(version);
}
