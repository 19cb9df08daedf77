using DetectChanges.Targets;
using DetectChanges.Targets.Graph;
using DetectChanges.Targets.Manifests;
using DetectChanges.Targets.Sources;
using DetectChanges.Trees;

namespace DetectChanges.Tests.Targets.Docker;

/// <summary>A commit made of names and texts, and what sources of projects see in it.</summary>
internal sealed class Described
{
    private readonly IProjectSource[] sources;

    private Described(IProjectSource[] sources, (string Path, string Text)[] files)
    {
        this.sources = sources;
        var tree = new FileTree(files.Select(file => file.Path));
        Commit = DescribedCommit.Of(new Snapshot(tree, files.Where(file => sources.Any(source => source.Reads(file.Path, tree))).ToDictionary(file => file.Path, file => file.Text)), sources);
    }

    public DescribedCommit Commit { get; }

    public IEnumerable<string> Edges => Commit.Graph.Edges.Select(edge => $"{edge.From.Name} -> {edge.To.Name}: {edge.Because}").Distinct();

    public IEnumerable<string> Projects => Commit.Graph.Projects.Select(project => $"{project.Kind} {project.Name}").Order(StringComparer.Ordinal);

    public IEnumerable<string> Notices => Commit.Graph.Notices.Select(notice => $"{notice.Path}: {notice.Message}");

    public IEnumerable<string> NotUnderstood => Commit.Commit.Unreadable.Select(one => $"{one.Key}: {one.Value}");

    public static Described By(IProjectSource[] sources, params (string Path, string Text)[] files) => new(sources, files);

    /// <summary>The chains of what a changed file affects, when nothing else differs.</summary>
    public string[] Affected(params string[] changed) => AffectedSince(this, changed);

    public string[] AffectedSince(Described before, params string[] changed) =>
        [.. AffectedTargets.Of(sources, [before.Commit], Commit, changed, Dependents.Transitive).Affected.Select(target => target.Chain)];

    /// <summary>The reasons for which a file is an input of a project, in whatever folder it lies.</summary>
    public string[] InputsOf(string path) => [.. Commit.Graph.Inputs.Where(input => input.Matches(path)).Select(input => $"{input.Project}: {input.Because}")];
}
