using System.Runtime.CompilerServices;
using DetectChanges.Targets.Graph;
using DetectChanges.Targets.Manifests;
using DetectChanges.Targets.Sources.DotNet.Build;
using DetectChanges.Targets.Sources.DotNet.Packages;
using DetectChanges.Trees;

namespace DetectChanges.Targets.Sources.DotNet;

/// <summary>MSBuild projects for .NET and what they are built with. Nothing is evaluated by MSBuild: a pull request could make it run anything.</summary>
internal sealed class DotNetProjects : IProjectSource
{
    private const string Kind = "dotnet";

    private readonly ConditionalWeakTable<GraphBuilder, DotNetCommit> commits = [];

    string IProjectSource.Kind => Kind;

    public bool Reads(string path, FileTree tree) => BuildFile.IsOne(path) || Solutions.IsOne(path);

    public void AddProjects(Snapshot commit, GraphBuilder graph)
    {
        var described = commits.GetValue(graph, _ => new DotNetCommit(commit, graph));
        foreach (var project in described.Files.Projects)
            described.Projects[project] = graph.Add(RepositoryPath.Folder(project), Kind, project, Path.GetFileNameWithoutExtension(project));
    }

    public void AddDependencies(Snapshot commit, GraphBuilder graph)
    {
        if (!commits.TryGetValue(graph, out var described)) return;
        var references = new ProjectReferences(described.Projects, described.Files, described.Findings, graph);
        var linked = new LinkedFiles(commit.Tree, described.Findings, graph);
        new Solutions(described.Projects, described.Files, graph).Add(commit);
        FolderFiles.Add(described.Projects.Values.Distinct(), commit.Tree, graph);
        foreach (var (path, project) in described.Projects)
        {
            var evaluation = described.Of(path);
            foreach (var (file, because) in evaluation.Imported) graph.UsesFile(project, file, because);
            references.Add(project, evaluation);
            linked.Add(project, evaluation, NestedIn(project, graph));
        }
    }

    public IReadOnlyList<Effect>? EffectsOf(string path, DescribedCommit before, DescribedCommit after) =>
        BuildFile.IsOne(path) && commits.TryGetValue(before.Graph, out var old) && commits.TryGetValue(after.Graph, out var @new)
            ? PackageEffects.Of(path, old, @new)
            : null;

    private static List<string> NestedIn(Project project, GraphBuilder graph) =>
        [.. graph.Projects.Where(other => !other.IsFile && other.Root.Length > project.Root.Length && RepositoryPath.IsWithin(other.Root, project.Root)).Select(other => other.Root)];
}
