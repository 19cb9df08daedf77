using System.Runtime.CompilerServices;
using DetectChanges.Targets.Graph;
using DetectChanges.Targets.Manifests;
using DetectChanges.Trees;

namespace DetectChanges.Targets.Sources.Go;

/// <summary>Modules of Go: <c>go.mod</c>, <c>go.work</c>, and between the modules of a workspace the imports themselves.</summary>
internal sealed class GoProjects : IProjectSource
{
    public const string Kind = "go";
    public const string Mod = "go.mod";
    public const string Work = "go.work";
    private const string WorkSum = "go.work.sum";

    private readonly ConditionalWeakTable<Snapshot, GoCommit> known = [];

    // In a workspace a module may import another one without requiring it; without one it cannot.
    string IProjectSource.Kind => Kind;

    public bool Reads(string path, FileTree tree)
    {
        if (path.EndsWith(".go", StringComparison.Ordinal)) return tree.Named(Work).Count > 0 && !IsIgnored(path);
        return RepositoryPath.Name(path) is Mod or Work or WorkSum && !IsIgnored(path);
    }

    public void AddProjects(Snapshot commit, GraphBuilder graph)
    {
        foreach (var module in Of(commit).Modules) module.In(graph);
    }

    public void AddDependencies(Snapshot commit, GraphBuilder graph) => new GoEdges(commit, Of(commit), graph).Add();

    public IReadOnlyList<Effect>? EffectsOf(string path, DescribedCommit before, DescribedCommit after) => RepositoryPath.Name(path) switch
    {
        Mod => Change(before, after).OfMod(path),
        Work => Change(before, after).OfWork(path),
        WorkSum => Change(before, after).OfSum(path),
        _ => null,
    };

    /// <summary>What lies in such a folder is material for tests, or somebody else's: no module of its own.</summary>
    public static bool IsIgnored(string path) => path.Split('/')[..^1].Any(segment => segment is "testdata" or "vendor" or "node_modules");

    private GoWorkspaceChange Change(DescribedCommit before, DescribedCommit after) => new((Of(before.Commit), before), (Of(after.Commit), after));

    private GoCommit Of(Snapshot commit) => known.GetValue(commit, read => new GoCommit(read));
}
