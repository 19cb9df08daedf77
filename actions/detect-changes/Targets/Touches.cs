using DetectChanges.Targets.Graph;
using DetectChanges.Targets.Sources;

namespace DetectChanges.Targets;

/// <summary>Finds the projects a changed file touches: as their own, as one they are built with, or as a source of projects says.</summary>
internal sealed class Touches
{
    private readonly IReadOnlyList<IProjectSource> sources;
    private readonly IReadOnlyList<DescribedCommit> before;
    private readonly DescribedCommit after;
    private readonly ProjectGraph graph;
    private readonly ILookup<string, (FileInput Input, GraphBuilder Graph)> files;
    private readonly IReadOnlyList<(FileInput Input, GraphBuilder Graph)> patterns;

    public Touches(IReadOnlyList<IProjectSource> sources, IReadOnlyList<DescribedCommit> before, DescribedCommit after, ProjectGraph graph)
    {
        (this.sources, this.before, this.after, this.graph) = (sources, before, after, graph);
        var inputs = before.Append(after).SelectMany(commit => commit.Graph.Inputs.Select(input => (input, commit.Graph))).ToList();
        files = inputs.Where(one => one.input.File != null).ToLookup(one => one.input.File!, StringComparer.Ordinal);
        patterns = [.. inputs.Where(one => one.input.File == null)];
    }

    /// <summary>None: no project has anything to do with the file.</summary>
    public IEnumerable<Touch> Of(string path) => ByEffect(path) is { } effects ? effects.Concat(ByInput(path)) : ByOwner(path).Concat(ByInput(path));

    // A file that cannot be understood may hide anything about its owner; one that nobody owns, anything about everybody.
    public IEnumerable<Touch> OfUnreadable(string path, string why)
    {
        var owners = before.Append(after).SelectMany(commit => commit.Graph.OwnersOf(path)).ToList();
        return (owners.Count > 0 ? owners : graph.Projects).Select(project => new Touch(graph.Current(project), path, $"not understood: {why}"));
    }

    private List<Touch>? ByEffect(string path)
    {
        List<Touch>? found = null;
        foreach (var commit in before)
        {
            foreach (var effects in sources.Select(source => source.EffectsOf(path, commit, after)))
            {
                if (effects == null) continue;
                found ??= [];
                found.AddRange(effects.Select(effect => new Touch(graph.Current(effect.Project), path, effect.Because)));
            }
        }

        return found;
    }

    private IEnumerable<Touch> ByOwner(string path) =>
        from commit in before.Append(after)
        where commit.Commit.Tree.HasFile(path)
        from project in commit.Graph.OwnersOf(path)
        select new Touch(graph.Current(project), path, null);

    private IEnumerable<Touch> ByInput(string path)
    {
        foreach (var (input, builder) in files[path].Concat(patterns))
        {
            if (!input.Matches(path)) continue;
            if (input.Project != null) yield return new Touch(graph.Current(input.Project), path, input.Because);
            else foreach (var project in builder.Projects.Where(project => builder.IsOfKind(project, input.Kind))) yield return new Touch(graph.Current(project), path, input.Because);
        }
    }
}
