using DetectChanges.Targets.Graph;
using DetectChanges.Targets.Sources;

namespace DetectChanges.Targets;

/// <summary>
/// The projects of all compared commits as one graph. An edge or a project that only an older commit has counts too: what was taken
/// away affects those who had it.
/// </summary>
internal sealed class ProjectGraph
{
    private readonly Dictionary<ProjectKey, Project> projects = [];
    private readonly HashSet<ProjectKey> living;
    private readonly Dictionary<ProjectKey, List<Edge>> dependents = [];

    /// <param name="before">The older commits.</param>
    /// <param name="after">The newer one: a project that both have is called as it is called there.</param>
    public ProjectGraph(IReadOnlyList<DescribedCommit> before, DescribedCommit after)
    {
        living = [.. after.Graph.Projects.Select(project => project.Key)];
        foreach (var commit in before.Prepend(after))
        {
            foreach (var project in commit.Graph.Projects) projects.TryAdd(project.Key, project);
        }

        foreach (var edge in before.Prepend(after).SelectMany(commit => commit.Graph.Edges)) Add(edge);
    }

    /// <summary>All projects, by name.</summary>
    public IEnumerable<Project> Projects => projects.Values.OrderBy(project => project.Name, StringComparer.Ordinal).ThenBy(project => project.Root, StringComparer.Ordinal);

    /// <summary>The project as the newest commit that has it calls it.</summary>
    public Project Current(Project project) => projects[project.Key];

    /// <summary>Whether the newer commit still has it.</summary>
    public bool Exists(Project project) => living.Contains(project.Key);

    /// <summary>What is built with a project, by name.</summary>
    public IReadOnlyList<Edge> DependentsOf(Project project) => dependents.TryGetValue(project.Key, out var found) ? found : [];

    private void Add(Edge edge)
    {
        var known = dependents.TryGetValue(edge.To.Key, out var found) ? found : dependents[edge.To.Key] = [];
        var current = edge with { From = Current(edge.From), To = Current(edge.To) };
        if (known.Exists(other => other.From.Key == current.From.Key)) return;
        var at = known.FindIndex(other => string.CompareOrdinal(other.From.Name, current.From.Name) > 0);
        known.Insert(at < 0 ? known.Count : at, current);
    }
}
