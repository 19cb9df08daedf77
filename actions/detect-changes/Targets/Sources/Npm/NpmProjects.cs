using System.Runtime.CompilerServices;
using DetectChanges.Targets.Graph;
using DetectChanges.Targets.Manifests;
using DetectChanges.Targets.Sources.Npm.Locks;
using DetectChanges.Targets.Sources.Npm.TypeScript;
using DetectChanges.Targets.Sources.Npm.Workspaces;
using DetectChanges.Trees;

namespace DetectChanges.Targets.Sources.Npm;

/// <summary>Packages of npm, pnpm, yarn and bun: each is a project, whether in a workspace or for itself.</summary>
internal sealed class NpmProjects : IProjectSource
{
    private const string Kind = "npm";

    private readonly ConditionalWeakTable<Snapshot, NpmRepository> repositories = [];

    string IProjectSource.Kind => Kind;

    public bool Reads(string path, FileTree tree) => !NpmFiles.IsInstalled(path) && RepositoryPath.Name(path) switch
    {
        NpmFiles.Manifest or NpmFiles.PnpmWorkspace or NpmFiles.Lerna => true,
        var name => InstallFile.IsRead(name) || NpmFiles.IsTypeScript(name),
    };

    public bool IsLock(string path) => InstallFile.IsLock(RepositoryPath.Name(path));

    public void AddProjects(Snapshot commit, GraphBuilder graph) => RepositoryOf(commit).AddProjects(graph);

    public void AddDependencies(Snapshot commit, GraphBuilder graph)
    {
        var repository = RepositoryOf(commit);
        var paths = new PathUse(graph, commit.Tree);
        new LocalDependencies(repository, graph, paths).Add();
        new TsConfigDependencies(commit, repository, graph, paths).Add();
        foreach (var workspace in repository.Workspaces) AddShared(workspace.Root, workspace.Patches, repository, repository.ProjectsOf(workspace), graph);
        if (repository.WorkspaceAt("") == null && repository.Packages.ContainsKey("")) AddShared("", [], repository, repository.Projects, graph);
    }

    public IReadOnlyList<Effect>? EffectsOf(string path, DescribedCommit before, DescribedCommit after)
    {
        var name = RepositoryPath.Name(path);
        if (NpmFiles.IsInstalled(path)) return null;
        if (name == NpmFiles.PnpmWorkspace) return new PnpmWorkspaceChange(path, RepositoryOf(before.Commit), RepositoryOf(after.Commit)).Effects();
        return InstallFile.IsLock(name) ? new LockChange(path, before, RepositoryOf(before.Commit), after, RepositoryOf(after.Commit)).Effects() : null;
    }

    // At the root of the repository they are found by every package, in a workspace or not: node looks upwards.
    private static void AddShared(string root, IReadOnlyCollection<string> patches, NpmRepository repository, IEnumerable<Project> users, GraphBuilder graph)
    {
        bool IsShared(string path) => NpmFiles.IsShared(path, root) || patches.Contains(path);
        var because = $"every package in {(root.Length == 0 ? "the repository" : root)} is built with it";
        if (root.Length == 0) graph.AllUse(Kind, IsShared, because);
        foreach (var project in root.Length == 0 ? repository.Projects.Where(project => project.Kind != Kind) : users) graph.Uses(project, IsShared, because);
    }

    private NpmRepository RepositoryOf(Snapshot commit) => repositories.GetValue(commit, NpmRepository.Read);
}
