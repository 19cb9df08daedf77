using DetectChanges.Targets.Graph;
using DetectChanges.Targets.Manifests;
using DetectChanges.Targets.Sources.Npm.Workspaces;
using DetectChanges.Trees;

namespace DetectChanges.Targets.Sources.Npm;

/// <summary>All packages and workspaces of one commit, and the projects they became.</summary>
internal sealed class NpmRepository
{
    private readonly Dictionary<string, Project> projects = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> foldersByName = new(StringComparer.Ordinal);
    private readonly HashSet<string> scopes = new(StringComparer.Ordinal);

    private NpmRepository(IReadOnlyDictionary<string, PackageManifest> packages, IReadOnlyList<Workspace> workspaces)
    {
        (Packages, Workspaces) = (packages, workspaces);
        var inWorkspace = workspaces.SelectMany(workspace => workspace.Members).Select(member => member.Folder).ToHashSet(StringComparer.Ordinal);
        var roots = workspaces.Select(workspace => workspace.Root).ToHashSet(StringComparer.Ordinal);
        Standalone = [.. packages.Values.Where(package => !inWorkspace.Contains(package.Folder) && !roots.Contains(package.Folder) && !(package.IsMarker && Around(package) != null))];
        foreach (var package in packages.Values.Where(package => package.Name != null))
        {
            foldersByName.TryAdd(package.Name!, package.Folder);
            if (package.Name!.IndexOf('/') is > 0 and var slash) scopes.Add(package.Name[..slash]);
        }
    }

    /// <summary>By folder.</summary>
    public IReadOnlyDictionary<string, PackageManifest> Packages { get; }

    public IReadOnlyList<Workspace> Workspaces { get; }

    /// <summary>Packages that no workspace covers: installed for themselves.</summary>
    public IReadOnlyList<PackageManifest> Standalone { get; }

    /// <summary>The packages that are projects. The root of a workspace is none: it only holds the others together.</summary>
    public IEnumerable<PackageManifest> ProjectPackages => Workspaces.SelectMany(workspace => workspace.Members).Concat(Standalone).OrderBy(package => package.Folder, StringComparer.Ordinal);

    public IEnumerable<Project> Projects => projects.Values;

    public static NpmRepository Read(Snapshot commit)
    {
        var packages = commit.Tree.Named(NpmFiles.Manifest)
            .Where(path => !NpmFiles.IsInstalled(path))
            .Select(path => PackageManifest.Read(commit, path))
            .ToDictionary(package => package.Folder, StringComparer.Ordinal);
        return new NpmRepository(packages, new WorkspaceReader(commit, packages).Read());
    }

    public void AddProjects(GraphBuilder graph)
    {
        foreach (var package in ProjectPackages) projects[package.Folder] = graph.Add(package.Folder, "npm", package.Path, package.Name);
    }

    public Project? ProjectAt(string folder) => projects.GetValueOrDefault(folder);

    public IEnumerable<Project> ProjectsOf(Workspace workspace) => workspace.Members.Select(member => projects[member.Folder]);

    /// <summary>Where the package of that name lies.</summary>
    public string? FolderOf(string name) => foldersByName.GetValueOrDefault(name);

    /// <summary>Whether packages here are called <c>@acme/…</c>.</summary>
    public bool HasScope(string scope) => scopes.Contains(scope);

    public Workspace? WorkspaceAt(string folder) => Workspaces.FirstOrDefault(workspace => workspace.Root == folder);

    /// <summary>The packages that a lock file in a folder is for: a whole workspace with its root, or the one package there.</summary>
    public IEnumerable<PackageManifest> InstalledFrom(string folder)
    {
        IEnumerable<PackageManifest> here = Packages.TryGetValue(folder, out var package) ? [package] : [];
        return WorkspaceAt(folder) is { } workspace ? here.Concat(workspace.Members.Where(member => member.Folder != folder)) : here;
    }

    /// <summary>The package in whose folder another one lies. The root of the repository lies around everything, which says nothing.</summary>
    public PackageManifest? Around(PackageManifest package) => package.Folder.Length == 0
        ? null
        : RepositoryPath.Upwards(RepositoryPath.Folder(package.Folder)).Where(folder => folder.Length > 0).Select(folder => Packages.GetValueOrDefault(folder)).FirstOrDefault(outer => outer != null);
}
