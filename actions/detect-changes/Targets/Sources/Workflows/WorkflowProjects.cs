using DetectChanges.Targets.Graph;
using DetectChanges.Targets.Manifests;
using DetectChanges.Trees;
using Actions.Toolkit;

namespace DetectChanges.Targets.Sources.Workflows;

/// <summary>GitHub Actions: every workflow is a project, and every folder with an action; each depends on what it <c>uses: ./…</c>.</summary>
internal sealed class WorkflowProjects : IProjectSource
{
    public bool Reads(string path, FileTree tree) => WorkflowFiles.IsWorkflow(path) || WorkflowFiles.IsAction(path);

    public void AddProjects(Snapshot commit, GraphBuilder graph)
    {
        foreach (var path in commit.Tree.Under(".github/workflows").Where(WorkflowFiles.IsWorkflow)) Workflow(graph, path);
        foreach (var path in Actions(commit.Tree)) Action(graph, path);
    }

    public void AddDependencies(Snapshot commit, GraphBuilder graph)
    {
        foreach (var path in commit.Tree.Under(".github/workflows").Where(WorkflowFiles.IsWorkflow))
        {
            foreach (var uses in UsesOfWorkflow(commit.YamlOf(path))) AddUses(commit.Tree, graph, Workflow(graph, path), path, uses);
        }

        foreach (var path in Actions(commit.Tree))
        {
            var runs = commit.YamlOf(path).Get("runs");
            foreach (var uses in UsesOfSteps(runs)) AddUses(commit.Tree, graph, Action(graph, path), path, uses);
            foreach (var key in new[] { "main", "pre", "post", "image" }) AddProgram(graph, path, runs.Get(key).Text());
        }
    }

    private static Project Workflow(GraphBuilder graph, string path) => graph.Add(RepositoryPath.Folder(path), "workflow", path, path, isFile: true);

    private static Project Action(GraphBuilder graph, string path) => graph.Add(RepositoryPath.Folder(path), "action", path, null);

    private static IEnumerable<string> Actions(FileTree tree) =>
        tree.Named("action.yml").Concat(tree.Named("action.yaml")).Where(path => WorkflowFiles.ActionOf(tree, RepositoryPath.Folder(path)) == path);

    private static IEnumerable<string> UsesOfWorkflow(YamlValue? workflow) =>
        workflow.Get("jobs").Entries().SelectMany(job => UsesOfSteps(job.Value).Concat(Text(job.Value.Get("uses"))));

    private static IEnumerable<string> UsesOfSteps(YamlValue? job) => job.Get("steps").Items().SelectMany(step => Text(step.Get("uses")));

    private static IEnumerable<string> Text(YamlValue? value) => value.Text() is { } text ? [text] : [];

    private static void AddUses(FileTree tree, GraphBuilder graph, Project project, string path, string uses)
    {
        if (!uses.StartsWith("./", StringComparison.Ordinal) && uses != ".") return;
        var targets = RepositoryPath.Resolve("", uses) is { } relative ? Targets(tree, relative).ToList() : [];
        if (targets.Count == 0) graph.Notice(path, $"'uses: {uses}' is not in this repository");
        foreach (var owner in targets.SelectMany(graph.OwnersOf)) graph.DependsOn(project, owner, $"uses: {uses} in {path}");
    }

    // Relative to the workspace, also in an action. The repository may be checked out into a folder there, so that the path begins with more than we know.
    private static IEnumerable<string> Targets(FileTree tree, string path)
    {
        for (var here = path; ; here = here.IndexOf('/') is >= 0 and var slash ? here[(slash + 1)..] : "")
        {
            if (WorkflowFiles.IsWorkflow(here) && tree.HasFile(here)) return [here];
            if (WorkflowFiles.ActionOf(tree, here) is { } action) return [action];
            if (here.Length == 0) return [];
        }
    }

    // What an action runs may lie elsewhere: "main: ../dist/index.js".
    private static void AddProgram(GraphBuilder graph, string path, string? program)
    {
        if (program == null || program.Contains("://", StringComparison.Ordinal)) return;
        var folder = RepositoryPath.Folder(path);
        if (RepositoryPath.Resolve(folder, program) is { } file && !RepositoryPath.IsWithin(file, folder)) graph.UsesFile(Action(graph, path), file, $"{program} in {path}");
    }
}
