using System.Runtime.CompilerServices;
using DetectChanges.Targets.Graph;
using DetectChanges.Targets.Manifests;
using DetectChanges.Targets.Sources.Docker.Builds;
using DetectChanges.Targets.Sources.Workflows;
using DetectChanges.Trees;

namespace DetectChanges.Targets.Sources.Docker;

/// <summary>Docker images: the folder of a Dockerfile is a project, built with the files it copies and the local images it is based on.</summary>
internal sealed class DockerProjects : IProjectSource
{
    private readonly ConditionalWeakTable<Snapshot, DockerImages> images = [];   // read once for each commit

    string IProjectSource.Kind => DockerImages.Kind;

    public bool Reads(string path, FileTree tree) =>
        DockerNames.IsDockerfile(path) || DockerNames.IsIgnoreFile(path) || DockerNames.IsCompose(path) || DockerNames.IsBake(path) || WorkflowFiles.IsWorkflow(path) || WorkflowFiles.IsAction(path);

    public void AddProjects(Snapshot commit, GraphBuilder graph)
    {
        foreach (var image in ImagesOf(commit).All) DockerImages.ProjectOf(graph, image);
    }

    public void AddDependencies(Snapshot commit, GraphBuilder graph)
    {
        var all = ImagesOf(commit);
        foreach (var notice in all.Notices) graph.Notice(notice.Path, notice.Message);
        var dependencies = new DockerDependencies(commit, graph, all);
        foreach (var image in all.All) dependencies.Add(image);
    }

    public IReadOnlyList<Effect>? EffectsOf(string path, DescribedCommit before, DescribedCommit after)
    {
        if (DockerNames.IsDockerfile(path)) return EffectsOfDockerfile(path, before, after);
        if (!DockerNames.IsCompose(path) && !DockerNames.IsBake(path)) return null;
        var effects = Differing(before, after).Concat(Differing(after, before)).ToList();
        return effects.Count == 0 ? null : [.. effects, .. OwnersOf(path, before, after).Select(owner => new Effect(owner, path))];
    }

    // Of several Dockerfiles in a folder each is a project; a change in one is none in the others.
    private static List<Effect>? EffectsOfDockerfile(string path, DescribedCommit before, DescribedCommit after)
    {
        var owners = OwnersOf(path, before, after).DistinctBy(owner => owner.Key).ToList();
        if (owners.Count < 2 || !owners.Exists(owner => owner.Kind == DockerImages.Kind && owner.Manifest == path)) return null;
        return [.. owners.Where(owner => owner.Kind != DockerImages.Kind || owner.Manifest == path).Select(owner => new Effect(owner, "Dockerfile"))];
    }

    // What one commit says about the build of an image and the other does not.
    private IEnumerable<Effect> Differing(DescribedCommit here, DescribedCommit there)
    {
        var others = ImagesOf(there.Commit).Builds.Select(Said).ToHashSet();
        return from build in ImagesOf(here.Commit).Builds
               where build.Definition.Length > 0 && !others.Contains(Said(build))
               let image = ImagesOf(here.Commit).ImageOf(build)
               where image != null
               select new Effect(DockerImages.ProjectOf(here.Graph, image), $"build of {build.Name} in {build.DeclaredIn}");
    }

    private static (string, string, string, string) Said(ImageBuild build) => (build.DeclaredIn, build.Name, build.Dockerfile, build.Definition);

    private static IEnumerable<Project> OwnersOf(string path, params DescribedCommit[] commits) =>
        commits.Where(commit => commit.Commit.Tree.HasFile(path)).SelectMany(commit => commit.Graph.OwnersOf(path));

    private DockerImages ImagesOf(Snapshot commit) => images.GetValue(commit, one => new DockerImages(one));
}
