using System.Runtime.CompilerServices;
using DetectChanges.Targets.Graph;
using DetectChanges.Targets.Manifests;
using DetectChanges.Targets.Sources.Locks;
using DetectChanges.Trees;

namespace DetectChanges.Targets.Sources.Python;

/// <summary>Projects of Python: <c>pyproject.toml</c> of whatever tool, <c>setup.py</c>, <c>Pipfile</c>, <c>requirements.txt</c>, and their lock files.</summary>
internal sealed class PythonProjects : IProjectSource
{
    public const string Kind = "python";

    private static readonly string[] OfTheProject = ["project", "build-system", "dependency-groups"];

    private readonly ConditionalWeakTable<Snapshot, PythonCommit> known = [];

    string IProjectSource.Kind => Kind;

    public bool Reads(string path, FileTree tree)
    {
        var name = RepositoryPath.Name(path);
        return (PythonFiles.IsManifest(name) || PythonLocks.IsLock(name) || PythonFiles.MayHoldRequirements(path, tree)) && !PythonFiles.IsForeign(path);
    }

    public bool IsLock(string path) => PythonLocks.IsLock(RepositoryPath.Name(path));

    public void AddProjects(Snapshot commit, GraphBuilder graph)
    {
        foreach (var package in Of(commit).Packages) package.In(graph);
    }

    public void AddDependencies(Snapshot commit, GraphBuilder graph) => new PythonEdges(commit, Of(commit), graph).Add();

    public IReadOnlyList<Effect>? EffectsOf(string path, DescribedCommit before, DescribedCommit after)
    {
        var (name, folder) = (RepositoryPath.Name(path), RepositoryPath.Folder(path));
        if (PythonLocks.IsLock(name)) return OfLock(path, folder, before, after);
        return name switch
        {
            PythonFiles.PyProject => OfWorkspace(path, folder, before, after) ?? OfSettings(path, folder, before, after),
            PythonFiles.SetupConfig => OfSettings(path, folder, before, after),
            ".python-version" or "uv.toml" => Effects(python => python.Below(folder), path, before, after),
            _ => null,
        };
    }

    private PythonCommit Of(Snapshot commit) => known.GetValue(commit, read => new PythonCommit(read));

    private IReadOnlyList<Effect>? OfLock(string path, string folder, DescribedCommit before, DescribedCommit after)
    {
        if (!Of(before.Commit).LockedAt(folder).Concat(Of(after.Commit).LockedAt(folder)).Any()) return null;
        return new LockEffects(path, commit => PythonLocks.Read(commit, path), Users).Between(before, after);

        IEnumerable<(Project, LockedPackage?)> Users(DescribedCommit described, LockFile file) => Of(described.Commit).LockedAt(folder)
            .Select(package => (package.In(described.Graph), PythonLocks.EntryOf(file, package.Folder)));
    }

    // Linters and test runners look for their settings upwards.
    private List<Effect>? OfSettings(string path, string folder, DescribedCommit before, DescribedCommit after) =>
        Of(before.Commit).IsSettings(path) || Of(after.Commit).IsSettings(path) ? Effects(python => python.Below(folder), path, before, after) : null;

    // The root of a uv workspace: what is not about the project there is for every member.
    private List<Effect>? OfWorkspace(string path, string folder, DescribedCommit before, DescribedCommit after)
    {
        var (old, @new) = (Of(before.Commit).WorkspaceAt(folder), Of(after.Commit).WorkspaceAt(folder));
        if (old == null && @new == null) return null;
        var forAll = old == null || @new == null || Shared(old) != Shared(@new);
        return Effects(python => python.LockedAt(folder).Where(package => forAll || package.Folder == folder), path, before, after) ?? [];
    }

    private static string Shared(PyProject project) => TomlValues.Canonical(project.IsProject ? project.Table.Without(OfTheProject) : project.Table);

    private List<Effect>? Effects(Func<PythonCommit, IEnumerable<PythonPackage>> which, string because, DescribedCommit before, DescribedCommit after)
    {
        var effects = On(before).Concat(On(after)).Distinct().ToList();
        return effects.Count > 0 ? effects : null;

        IEnumerable<Effect> On(DescribedCommit described) => which(Of(described.Commit)).Select(package => new Effect(package.In(described.Graph), because));
    }
}
