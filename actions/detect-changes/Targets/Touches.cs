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
    public IEnumerable<Touch> Of(string path)
    {
        var (effects, kinds) = ByEffect(path);
        return ByOwner(path).Where(touch => !IsAnswered(touch.Project, kinds)).Concat(effects).Concat(ByInput(path));
    }

    // A file that cannot be understood may hide anything about its owner; one that nobody owns, anything about everybody.
    public IEnumerable<Touch> OfUnreadable(string path, string why)
    {
        var owners = before.Append(after).SelectMany(commit => commit.Graph.OwnersOf(path)).ToList();
        return (owners.Count > 0 ? owners : graph.Projects).Select(project => new Touch(graph.Current(project), path, $"not understood: {why}"));
    }

    // What a source says of a file takes the place of ownership only for the projects it knows: to others the file is one of their own.
    private bool IsAnswered(Project project, HashSet<string> kinds) =>
        kinds.Count > 0 && !project.IsDeclared && before.Append(after).Any(commit => commit.Graph.Has(project) && kinds.Any(kind => commit.Graph.IsOfKind(project, kind)));

    private (List<Touch> Effects, HashSet<string> Kinds) ByEffect(string path)
    {
        var touches = new List<Touch>();
        var kinds = new HashSet<string>(StringComparer.Ordinal);
        foreach (var source in sources)
        {
            foreach (var commit in before)
            {
                if (source.EffectsOf(path, commit, after) is not { } effects) continue;
                kinds.Add(source.Kind);
                touches.AddRange(effects.Select(effect => new Touch(graph.Current(effect.Project), path, effect.Because)));
            }
        }

        return (touches, kinds);
    }

    private IEnumerable<Touch> ByOwner(string path) => OwnersOf(path).Select(project => new Touch(graph.Current(project), path, null));

    // A file that came or went may have brought its project along, or taken it away: what lies around it then got or lost the files.
    private IEnumerable<Project> OwnersOf(string path)
    {
        var commits = before.Append(after).ToList();
        var owners = commits.Where(commit => commit.Commit.Holds(path)).SelectMany(commit => commit.Graph.OwnersOf(path)).ToList();
        var isLasting = owners.TrueForAll(owner => commits.TrueForAll(commit => commit.Graph.Has(owner)));
        return isLasting ? owners : owners.Concat(commits.Where(commit => !commit.Commit.Holds(path)).SelectMany(commit => commit.Graph.OwnersOf(path)));
    }

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
