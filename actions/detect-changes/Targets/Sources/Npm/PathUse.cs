using DetectChanges.Targets.Graph;
using DetectChanges.Trees;

namespace DetectChanges.Targets.Sources.Npm;

/// <summary>Turns "uses this file or folder" into a dependency on the project it belongs to, or on the very files when they are nobody's.</summary>
internal sealed class PathUse(GraphBuilder graph, FileTree tree)
{
    private readonly ILookup<string, Project> byRoot = graph.Projects.Where(project => !project.IsFile).ToLookup(project => project.Root, StringComparer.Ordinal);

    private readonly FileTree roots = new(graph.Projects.Where(project => !project.IsFile).Select(project => project.Root).Distinct(StringComparer.Ordinal));

    public void Add(Project from, string path, string because)
    {
        var owners = graph.OwnersOf(path);
        if (owners.Contains(from)) return;
        var isFile = tree.HasFile(path);

        // A project at the root of the repository owns all that is nobody else's: a file is then meant for itself.
        if (isFile && owners.All(owner => owner.Root.Length == 0)) graph.UsesFile(from, path, because);
        else if (owners.Count == 0) graph.UsesFolder(from, path, because);
        foreach (var owner in isFile ? owners.Where(owner => owner.Root.Length > 0) : owners) graph.DependsOn(from, owner, because);
    }

    /// <summary>Uses whatever lies in a folder: the projects there, else as for the folder itself.</summary>
    public void AddBelow(Project from, string folder, string because)
    {
        var below = byRoot[folder].Concat(roots.Under(folder).SelectMany(root => byRoot[root])).ToList();
        foreach (var project in below) graph.DependsOn(from, project, because);
        if (below.Count == 0) Add(from, folder, because);
    }
}
