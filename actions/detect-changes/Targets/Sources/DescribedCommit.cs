using DetectChanges.Targets.Graph;
using DetectChanges.Targets.Manifests;
using DetectChanges.Trees;

namespace DetectChanges.Targets.Sources;

/// <summary>A commit and what the sources made of it.</summary>
internal sealed record DescribedCommit(Snapshot Commit, GraphBuilder Graph)
{
    /// <summary>A commit without files: the older side where everything is new.</summary>
    public static DescribedCommit Empty { get; } = new(new Snapshot(new FileTree([]), new Dictionary<string, string>()), new GraphBuilder());

    public static DescribedCommit Of(Snapshot commit, IReadOnlyList<IProjectSource> sources)
    {
        var graph = new GraphBuilder();
        foreach (var source in sources) source.AddProjects(commit, graph);
        foreach (var source in sources) source.AddDependencies(commit, graph);
        foreach (var (link, target) in commit.Links)
        {
            foreach (var owner in graph.OwnersOf(link)) graph.UsesFile(owner, target, $"{link} is a link to it");
        }

        return new DescribedCommit(commit, graph);
    }
}
