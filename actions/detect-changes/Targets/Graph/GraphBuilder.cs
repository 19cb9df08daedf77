using DetectChanges.Trees;

namespace DetectChanges.Targets.Graph;

/// <summary>Collects the projects of one commit and what they depend on.</summary>
internal sealed class GraphBuilder
{
    private readonly Dictionary<(string Root, string Manifest), Project> projects = [];
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
        if (projects.TryGetValue((root, manifest), out var known)) return known;
        if (!isFile && projects.Values.FirstOrDefault(other => !other.IsFile && other.Root == root && other.Kind != kind) is { } first) return first;
        var project = new Project(root, kind, manifest, ProjectName.Of(name, root)) { IsFile = isFile };
        return projects[(root, manifest)] = project;
    }

    /// <summary>The projects that own a file or folder: those with the deepest folder around it.</summary>
    public IReadOnlyList<Project> OwnersOf(string path) => Owners.Of(projects.Values, path);

    public void DependsOn(Project from, Project to, string because)
    {
        if (from != to) edges.Add(new Edge(from, to, because));
    }

    /// <summary>One file, wherever it is.</summary>
    public void UsesFile(Project project, string file, string because) => Uses(project, path => path == file, because);

    /// <summary>All files below a folder.</summary>
    public void UsesFolder(Project project, string folder, string because) => Uses(project, path => RepositoryPath.IsWithin(path, folder), because);

    public void Uses(Project project, Func<string, bool> matches, string because) => inputs.Add(new FileInput(project, null, matches, because));

    /// <summary>Files that all projects of a kind are built with, such as the <c>package.json</c> at the root of a workspace.</summary>
    public void AllUse(string? kind, Func<string, bool> matches, string because) => inputs.Add(new FileInput(null, kind, matches, because));

    /// <summary>Worth knowing, without effect on the answer: an expression was taken as true, a default was assumed.</summary>
    public void Notice(string path, string message) => notices.Add(new GraphNotice(path, message));
}
