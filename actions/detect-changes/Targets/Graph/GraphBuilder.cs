using DetectChanges.Trees;

namespace DetectChanges.Targets.Graph;

/// <summary>Collects the projects of one commit and what they depend on.</summary>
internal sealed class GraphBuilder
{
    private readonly Dictionary<ProjectKey, Project> projects = [];
    private readonly Dictionary<string, List<Project>> byRoot = new(StringComparer.Ordinal);
    private readonly Dictionary<ProjectKey, HashSet<string>> kinds = [];
    private readonly List<Edge> edges = [];
    private readonly List<FileInput> inputs = [];
    private readonly List<GraphNotice> notices = [];

    public IReadOnlyCollection<Project> Projects => projects.Values;
    public IReadOnlyList<Edge> Edges => edges;
    public IReadOnlyList<FileInput> Inputs => inputs;
    public IReadOnlyList<GraphNotice> Notices => notices;

    /// <summary>
    /// A project at a folder. A folder is one project however many kinds of files describe it: the source that comes first names it,
    /// a later one of another kind gets that same project. Only several manifests of one kind in one folder are several projects.
    /// </summary>
    public Project Add(string root, string kind, string manifest, string? name, bool isFile = false)
    {
        var known = isFile ? null : At(root).FirstOrDefault(other => !other.IsFile && (other.IsDeclared || other.Kind != kind));
        return Keep(known ?? new Project(root, kind, manifest, ProjectName.Of(name, isFile ? manifest : root)) { IsFile = isFile }, kind);
    }

    /// <summary>A project of the project file.</summary>
    public Project Declare(string root, string kind, string projectFile, string name) =>
        Keep(new Project(root, kind, projectFile, name) { IsDeclared = true }, kind);

    /// <summary>The projects that own a file or folder: those with the deepest folder around it; several when a folder holds several.</summary>
    public IReadOnlyList<Project> OwnersOf(string path)
    {
        var files = At(RepositoryPath.Folder(path)).Where(project => project.IsFile && project.Manifest == path).ToList();
        if (files.Count > 0) return files;
        return RepositoryPath.Upwards(path).Select(folder => (IReadOnlyList<Project>)[.. At(folder).Where(project => !project.IsFile)]).FirstOrDefault(found => found.Count > 0) ?? [];
    }

    public bool Has(Project project) => projects.ContainsKey(project.Key);

    /// <summary>Whether any source of that kind describes the project.</summary>
    public bool IsOfKind(Project project, string? kind) => kind == null || kinds[project.Key].Contains(kind);

    public void DependsOn(Project from, Project to, string because)
    {
        if (from.Key != to.Key) edges.Add(new Edge(from, to, because));
    }

    /// <summary>One file, wherever it is.</summary>
    public void UsesFile(Project project, string file, string because) => inputs.Add(new FileInput(project, null, file, path => path == file, because));

    /// <summary>All files below a folder.</summary>
    public void UsesFolder(Project project, string folder, string because) => Uses(project, path => RepositoryPath.IsWithin(path, folder), because);

    public void Uses(Project project, Func<string, bool> matches, string because) => inputs.Add(new FileInput(project, null, null, matches, because));

    /// <summary>Files that all projects of a kind are built with; <see langword="null"/> is every kind.</summary>
    public void AllUse(string? kind, Func<string, bool> matches, string because) => inputs.Add(new FileInput(null, kind, null, matches, because));

    /// <summary>Worth knowing, without effect on the answer: an expression was taken as true, a default was assumed.</summary>
    public void Notice(string path, string message) => notices.Add(new GraphNotice(path, message));

    private List<Project> At(string root) => byRoot.TryGetValue(root, out var found) ? found : [];

    private Project Keep(Project project, string kind)
    {
        if (projects.TryAdd(project.Key, project))
        {
            kinds[project.Key] = new(StringComparer.Ordinal);
            if (!byRoot.TryAdd(project.Root, [project])) byRoot[project.Root].Add(project);
        }

        kinds[project.Key].Add(kind);
        return projects[project.Key];
    }
}
