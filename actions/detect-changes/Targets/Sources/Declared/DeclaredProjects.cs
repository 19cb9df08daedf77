using DetectChanges.Targets.Graph;
using DetectChanges.Targets.Manifests;
using DetectChanges.Trees;

namespace DetectChanges.Targets.Sources.Declared;

/// <summary>The projects of the project file, on top of whatever else was found. It is the same for all commits: a change of it touches everybody.</summary>
internal sealed class DeclaredProjects(ProjectFile file) : IProjectSource
{
    public bool Reads(string path, FileTree tree) => false;

    public void AddProjects(Snapshot commit, GraphBuilder graph)
    {
        foreach (var project in file.Projects.Where(project => commit.Tree.HasFolder(project.Root))) graph.Declare(project.Root, project.Kind, file.Path, project.Name);
    }

    public void AddDependencies(Snapshot commit, GraphBuilder graph)
    {
        if (file.Path.Length > 0) graph.AllUse(null, path => path == file.Path, "the project file");
        foreach (var pattern in file.Global) graph.AllUse(null, pattern.Matches, $"global '{pattern}' in {file.Path}");
        foreach (var declared in file.Projects)
        {
            if (graph.Projects.FirstOrDefault(project => project.IsDeclared && project.Name == declared.Name) is not { } project) continue;
            foreach (var name in declared.DependsOn)
            {
                foreach (var other in Named(graph, name)) graph.DependsOn(project, other, $"'{name}' in {file.Path}");
            }

            if (declared.Inputs.Count > 0) graph.Uses(project, declared.Takes, $"inputs in {file.Path}");
        }
    }

    /// <summary>What <c>depends-on</c> names that none of these commits has, with the project that names it.</summary>
    public IEnumerable<(string Project, string Name)> Unknown(IReadOnlyList<GraphBuilder> commits) =>
        from project in file.Projects
        from name in project.DependsOn
        where commits.All(commit => !Named(commit, name).Any())
        select (project.Name, name);

    private static IEnumerable<Project> Named(GraphBuilder graph, string name) =>
        graph.Projects.Where(project => project.Name == name || (project.Root.Length > 0 && project.Root == name.TrimEnd('/')));
}
