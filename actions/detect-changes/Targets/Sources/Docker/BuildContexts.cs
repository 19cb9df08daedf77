using DetectChanges.Targets.Graph;
using DetectChanges.Targets.Manifests;
using DetectChanges.Targets.Sources.Docker.Bake;
using DetectChanges.Targets.Sources.Docker.Builds;
using DetectChanges.Targets.Sources.Docker.Compose;
using DetectChanges.Targets.Sources.Docker.Dockerfiles;
using DetectChanges.Trees;

namespace DetectChanges.Targets.Sources.Docker;

/// <summary>All images of one commit that something is known about, and with it the build contexts of each Dockerfile.</summary>
internal sealed class BuildContexts
{
    private readonly ILookup<string, ImageBuild> byDockerfile;

    public BuildContexts(Snapshot commit)
    {
        var notices = new List<GraphNotice>();
        Builds = [.. ComposeFiles.Read(commit, notices), .. BakeFiles.Read(commit), .. WorkflowBuilds.Read(commit, notices)];
        Notices = notices;
        byDockerfile = Builds.ToLookup(build => build.Dockerfile, StringComparer.Ordinal);
    }

    public IReadOnlyList<ImageBuild> Builds { get; }

    public IReadOnlyList<GraphNotice> Notices { get; }

    /// <summary>Every way in which a Dockerfile is known to be built; none when nothing says how.</summary>
    public IEnumerable<ImageBuild> Of(string dockerfile) => byDockerfile[dockerfile].Where(build => build.Inline == null);

    /// <summary>
    /// Where nothing says how a Dockerfile is built: with its own folder, or with the nearest folder above it that has more of the files
    /// it copies.
    /// </summary>
    public static ImageBuild Assumed(FileTree tree, string path, Dockerfile dockerfile)
    {
        var own = new ImageBuild { DeclaredIn = path, Dockerfile = path, Context = RepositoryPath.Folder(path) };
        var sources = DockerfileUses.Of(dockerfile, own).Files.Where(use => use.Source.Length > 0).Select(use => use.Source).ToList();
        return own with { Context = RepositoryPath.Upwards(own.Context).MaxBy(folder => sources.Count(source => IsThere(tree, folder, source))) ?? own.Context };
    }

    private static bool IsThere(FileTree tree, string folder, string source) =>
        RepositoryPath.Resolve(folder, source) is { } path && (tree.HasFile(path) || tree.HasFolder(path));
}
