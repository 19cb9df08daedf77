using DetectChanges.Targets.Graph;
using DetectChanges.Targets.Manifests;
using DetectChanges.Targets.Sources.Docker.Builds;
using DetectChanges.Targets.Sources.Docker.Dockerfiles;
using DetectChanges.Trees;

namespace DetectChanges.Targets.Sources.Docker;

/// <summary>Adds what images are built with: files of their contexts, and other images that are built here.</summary>
internal sealed class DockerDependencies(Snapshot commit, GraphBuilder graph, DockerImages images)
{
    private readonly ContextFiles files = new(commit, graph);

    public void Add(DockerImage image)
    {
        var project = DockerImages.ProjectOf(graph, image);
        if (image.IsAssumed) graph.Notice(image.Manifest, $"no compose file, bake file or workflow says with which context this is built: '{Shown(image.Builds[0].Context)}' is assumed");
        foreach (var build in image.Builds.DistinctBy(build => build.Reach))
        {
            if (files.IgnoreFileOf(build, null) is { } ignored) graph.UsesFile(project, ignored, $"build context of {image.Manifest}");
            if (image.Content == null) AddUnread(project, image, build);
            else AddUses(project, image, build, DockerfileUses.Of(image.Content, build));
        }
    }

    private void AddUnread(Project project, DockerImage image, ImageBuild build)
    {
        graph.Notice(image.Manifest, $"{build.DeclaredIn} says that this is a Dockerfile; it is not read, as its name does not say so, and all of '{Shown(build.Context)}' counts as copied");
        graph.Uses(project, files.Matching(build, new ContextUse(null, "", [], false, "")), $"build context of {image.Manifest}");
    }

    private void AddUses(Project project, DockerImage image, ImageBuild build, DockerfileUses uses)
    {
        foreach (var unknown in uses.Unknown) graph.Notice(image.Manifest, $"a variable in '{unknown}' is known only when it is built: for a file, the whole context counts as copied");
        foreach (var use in uses.Files) AddFiles(project, image, build, use);
        foreach (var use in uses.Images)
        {
            foreach (var builder in images.Names.Builders(build, use.Name)) AddImage(project, image, build, use, builder);
        }
    }

    private void AddFiles(Project project, DockerImage image, ImageBuild build, ContextUse use)
    {
        if (use.Context != null && files.IgnoreFileOf(build, use.Context) is { } ignored) graph.UsesFile(project, ignored, $"build context '{use.Context}' of {image.Manifest}");
        AddMatching(project, build, use, $"{use.Text} in {image.Manifest}");
    }

    // Most sources are the name of one file, which is looked up instead of tried on every changed file.
    private void AddMatching(Project project, ImageBuild build, ContextUse use, string because)
    {
        var matches = files.Matching(build, use);
        var file = RepositoryPath.Resolve(ContextFiles.FolderOf(build, use.Context), use.Source);
        if (file == null || !commit.Tree.HasFile(file)) graph.Uses(project, matches, because);
        else if (matches(file)) graph.UsesFile(project, file, because);
    }

    // What the base image has left to be done when it is built upon is done with the context of this one.
    private void AddImage(Project project, DockerImage image, ImageBuild build, ImageUse use, ImageBuild builder)
    {
        if (images.ImageOf(builder) is not { } other) return;
        graph.DependsOn(project, DockerImages.ProjectOf(graph, other), $"{use.Text} in {image.Manifest}");
        if (other.Content == null) return;
        foreach (var left in DockerfileUses.Of(other.Content, builder).FilesOfChildren.Where(left => left.Context == null))
        {
            AddMatching(project, build, left, $"ONBUILD {left.Text} in {other.Manifest}");
        }
    }

    private static string Shown(string folder) => folder.Length == 0 ? "." : folder;
}
