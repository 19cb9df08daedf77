using DetectChanges.Targets.Graph;
using DetectChanges.Targets.Manifests;
using DetectChanges.Targets.Sources.DotNet.Build;
using DetectChanges.Targets.Sources.DotNet.Packages;

namespace DetectChanges.Targets.Sources.DotNet;

/// <summary>The .NET projects of one commit, each read once.</summary>
internal sealed class DotNetCommit
{
    private readonly Dictionary<string, Evaluation> evaluations = new(StringComparer.Ordinal);
    private readonly Dictionary<string, VersionTable> versions = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, Project> projects = new(StringComparer.Ordinal);

    public DotNetCommit(Snapshot commit, GraphBuilder graph)
    {
        Files = new BuildFiles(commit);
        Findings = new Findings(commit, graph);
    }

    public BuildFiles Files { get; }

    public Findings Findings { get; }

    /// <summary>By the name of their file: several may be one project of the graph, where a folder is described in several ways.</summary>
    public SortedDictionary<string, Project> Projects => projects;

    public IEnumerable<Evaluation> Evaluations => projects.Keys.Select(Of);

    public Evaluation Of(string project) => evaluations.TryGetValue(project, out var known) ? known : evaluations[project] = new Evaluation(project, Files, Findings);

    /// <summary>The versions of packages that a project is given; the same object for all that are given the same.</summary>
    public VersionTable VersionsFor(Evaluation project)
    {
        var key = VersionTable.KeyOf(project, Files);
        return versions.TryGetValue(key, out var known) ? known : versions[key] = new VersionTable(project, Files);
    }
}
