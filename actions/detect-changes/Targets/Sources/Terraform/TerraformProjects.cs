using DetectChanges.Targets.Graph;
using DetectChanges.Targets.Manifests;
using DetectChanges.Targets.Manifests.Hcl;
using DetectChanges.Trees;

namespace DetectChanges.Targets.Sources.Terraform;

/// <summary>Terraform and OpenTofu: every folder with configuration is a project; it depends on local modules and on what its strings point to.</summary>
internal sealed class TerraformProjects : IProjectSource
{
    private const string Kind = "terraform";

    public bool Reads(string path, FileTree tree) => TerraformFile.IsName(path);

    public void AddProjects(Snapshot commit, GraphBuilder graph)
    {
        foreach (var folder in commit.Tree.Paths.Where(TerraformFile.IsName).Select(RepositoryPath.Folder).Distinct(StringComparer.Ordinal)) ProjectOf(graph, folder);
    }

    public void AddDependencies(Snapshot commit, GraphBuilder graph)
    {
        foreach (var path in commit.Read.Where(TerraformFile.IsName))
        {
            if (TerraformFile.Read(commit, path) is not { } file) continue;
            var project = ProjectOf(graph, RepositoryPath.Folder(path));
            foreach (var source in file.Modules) AddModule(commit, graph, project, path, source);
            foreach (var text in file.Texts) AddPath(commit, graph, project, path, text);
        }
    }

    // No single file makes it a project, and any of them may go: so that it stays the same project, the pattern stands for them.
    private static Project ProjectOf(GraphBuilder graph, string folder) => graph.Add(folder, Kind, folder.Length == 0 ? "*.tf" : folder + "/*.tf", null);

    private static void AddModule(Snapshot commit, GraphBuilder graph, Project project, string path, HclText? source)
    {
        if (source?.Evaluate(_ => null) is not { } address)
        {
            commit.NotUnderstood(path, $"the source of a module is known only when it runs: {source?.ToString() ?? "an expression"}");
            return;
        }

        if (!LocalPath.IsRelative(address) || Target(graph, path, address) is not { } folder) return;
        var because = $"source = \"{address}\" in {path}";
        if (!AddProjectsAt(graph, project, folder, because)) graph.UsesFolder(project, folder, because);
    }

    // A string that is no path does no harm: nothing is there.
    private static void AddPath(Snapshot commit, GraphBuilder graph, Project project, string path, HclText text)
    {
        if (LocalPath.Of(text) is not { } relative || Target(graph, path, relative) is not { } target || target == project.Root) return;
        if (commit.Tree.HasFile(target)) graph.UsesFile(project, target, $"\"{text}\" in {path}");
        else if (commit.Tree.HasFolder(target)) AddFolder(graph, project, target, $"\"{text}\" in {path}");
    }

    // All there is in the folder, and what the project is built with that has its root there.
    private static void AddFolder(GraphBuilder graph, Project project, string folder, string because)
    {
        graph.UsesFolder(project, folder, because);
        AddProjectsAt(graph, project, folder, because);
    }

    private static bool AddProjectsAt(GraphBuilder graph, Project project, string folder, string because)
    {
        var there = graph.OwnersOf(folder).Where(owner => owner.Root == folder).ToList();
        foreach (var owner in there) graph.DependsOn(project, owner, because);
        return there.Count > 0;
    }

    private static string? Target(GraphBuilder graph, string path, string relative)
    {
        var target = RepositoryPath.Resolve(RepositoryPath.Folder(path), relative);
        if (target == null) graph.Notice(path, $"'{relative}' leads out of the repository and is ignored");
        return target;
    }
}
