using DetectChanges.Targets.Graph;
using DetectChanges.Targets.Manifests;
using DetectChanges.Trees;

namespace DetectChanges.Targets.Sources.Cdk;

/// <summary>AWS CDK: a folder with <c>cdk.json</c> is a project; its <c>app</c> and <c>build</c> commands tell where the program is.</summary>
internal sealed class CdkProjects : IProjectSource
{
    private const string Manifest = "cdk.json";

    public bool Reads(string path, FileTree tree) => RepositoryPath.Name(path) == Manifest;

    public void AddProjects(Snapshot commit, GraphBuilder graph)
    {
        foreach (var path in commit.Tree.Named(Manifest)) ProjectOf(graph, path);
    }

    public void AddDependencies(Snapshot commit, GraphBuilder graph)
    {
        foreach (var path in commit.Tree.Named(Manifest))
        {
            foreach (var command in new[] { "app", "build" })
            {
                if (commit.JsonOf(path).Member(command).Text() is { } text) AddCommand(graph, path, command, text);
            }
        }
    }

    private static Project ProjectOf(GraphBuilder graph, string path) => graph.Add(RepositoryPath.Folder(path), "cdk", path, null);

    // Whatever a word of the command points to, built or not, belongs to somebody; what is no path points into the own folder.
    private static void AddCommand(GraphBuilder graph, string path, string command, string text)
    {
        var project = ProjectOf(graph, path);
        foreach (var word in text.Split([' ', '\t', '\n', '"', '\'', ';', '=', '&', '|', '(', ')'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (RepositoryPath.Resolve(RepositoryPath.Folder(path), word) is not { } target)
            {
                if (word.StartsWith('.')) graph.Notice(path, $"'{word}' in \"{command}\" leads out of the repository and is ignored");
                continue;
            }

            foreach (var owner in graph.OwnersOf(target)) graph.DependsOn(project, owner, $"\"{command}\": \"{text}\" in {path}");
        }
    }
}
