using DetectChanges.Targets.Graph;
using DetectChanges.Targets.Sources;

namespace DetectChanges.Targets;

/// <summary>From changed files to affected projects. Pure: everything was read before.</summary>
internal static class AffectedTargets
{
    /// <param name="sources">What describes projects, in the order in which they may name a folder.</param>
    /// <param name="before">The older commits; none when everything is new.</param>
    /// <param name="after">The newer commit.</param>
    /// <param name="changed">The changed files; <see langword="null"/> when everything counts as changed.</param>
    /// <param name="dependents">How far a change reaches.</param>
    public static TargetsAnswer Of(IReadOnlyList<IProjectSource> sources, IReadOnlyList<DescribedCommit> before, DescribedCommit after, IReadOnlyList<string>? changed, Dependents dependents)
    {
        if (before.Count == 0) before = [DescribedCommit.Empty];
        var graph = new ProjectGraph(before, after);
        var touches = new Touches(sources, before, after, graph);
        var touched = new Dictionary<ProjectKey, Touch>();
        var unowned = new List<string>();
        foreach (var path in changed ?? [])
        {
            var found = touches.Of(path).ToList();
            foreach (var touch in found) Keep(touched, touch);
            if (found.Count == 0) unowned.Add(path);
        }

        // Only now: a lock file is not read before somebody asks what its change means.
        var notUnderstood = before.Append(after).SelectMany(commit => commit.Commit.Unreadable).DistinctBy(one => one.Key).OrderBy(one => one.Key, StringComparer.Ordinal).ToList();
        foreach (var touch in notUnderstood.SelectMany(one => touches.OfUnreadable(one.Key, one.Value))) touched.TryAdd(touch.Project.Key, touch);
        if (changed == null)
        {
            foreach (var project in graph.Projects.Where(graph.Exists)) touched[project.Key] = new Touch(project, null, null);
        }

        return new TargetsAnswer
        {
            Affected = Spread(graph, touched.Values, dependents),
            Projects = after.Graph.Projects.Count,
            Unowned = unowned,
            NotUnderstood = [.. notUnderstood.Select(one => new GraphNotice(one.Key, one.Value))],
            Notices = [.. before.Append(after).SelectMany(commit => commit.Graph.Notices).Distinct()],
        };
    }

    // A project's own file says more than one it shares with others.
    private static void Keep(Dictionary<ProjectKey, Touch> touched, Touch touch)
    {
        if (!touched.TryAdd(touch.Project.Key, touch) && touch.Because == null && touched[touch.Project.Key].Because != null) touched[touch.Project.Key] = touch;
    }

    // Breadth first, so that the first chain that reaches a project is a shortest one.
    private static List<AffectedTarget> Spread(ProjectGraph graph, IEnumerable<Touch> touched, Dependents dependents)
    {
        var reached = new Dictionary<ProjectKey, AffectedTarget>();
        var wave = touched.Select(touch => new AffectedTarget(touch.Project, [], touch, graph.Exists(touch.Project))).ToList();
        for (var distance = 0; wave.Count > 0; distance++)
        {
            var arrived = wave.OrderBy(target => target.Chain, StringComparer.Ordinal).Where(target => reached.TryAdd(target.Project.Key, target)).ToList();
            if (dependents == Dependents.None || (dependents == Dependents.Direct && distance == 1)) break;
            wave = [.. arrived.SelectMany(target => graph.DependentsOf(target.Project).Select(edge => Next(graph, target, edge)).Where(next => !reached.ContainsKey(next.Project.Key)))];
        }

        return [.. reached.Values.OrderBy(target => target.Project.Name, StringComparer.Ordinal).ThenBy(target => target.Project.Root, StringComparer.Ordinal)];
    }

    private static AffectedTarget Next(ProjectGraph graph, AffectedTarget target, Edge edge) => new(edge.From, [edge, .. target.Via], target.Touch, graph.Exists(edge.From));
}
