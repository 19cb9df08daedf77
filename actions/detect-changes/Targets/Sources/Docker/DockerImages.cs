using DetectChanges.Targets.Graph;
using DetectChanges.Targets.Manifests;
using DetectChanges.Targets.Sources.Docker.Builds;
using DetectChanges.Targets.Sources.Docker.Dockerfiles;
using DetectChanges.Trees;

namespace DetectChanges.Targets.Sources.Docker;

/// <summary>All images of one commit that are built from its files.</summary>
internal sealed class DockerImages
{
    public const string Kind = "docker";

    private readonly Snapshot commit;
    private readonly BuildContexts contexts;
    private readonly Dictionary<ImageBuild, DockerImage> byBuild = new(ReferenceEqualityComparer.Instance);

    public DockerImages(Snapshot commit)
    {
        (this.commit, contexts) = (commit, new BuildContexts(commit));
        All = [.. FromDockerfiles(), .. FromOtherNames(), .. FromInlineTexts()];
        foreach (var image in All)
        {
            foreach (var build in image.Builds) byBuild[build] = image;
        }

        Names = new ImageNames(contexts.Builds);
    }

    public IReadOnlyList<DockerImage> All { get; }

    public IReadOnlyList<ImageBuild> Builds => contexts.Builds;

    public IReadOnlyList<GraphNotice> Notices => contexts.Notices;

    public ImageNames Names { get; }

    /// <summary><see langword="null"/> when there is no such Dockerfile.</summary>
    public DockerImage? ImageOf(ImageBuild build) => byBuild.GetValueOrDefault(build);

    public static Project ProjectOf(GraphBuilder graph, DockerImage image) => graph.Add(image.Root, Kind, image.Manifest, image.Name);

    private List<DockerImage> FromDockerfiles()
    {
        var files = commit.Tree.Paths.Where(DockerNames.IsDockerfile).Select(path => (Path: path, Content: commit.Text(path) is { } text ? DockerfileReader.Read(text) : null))
            .Where(file => file.Content?.HasBaseImage == true || DockerNames.Suffix(file.Path).Length == 0).ToList();
        var shared = files.CountBy(file => RepositoryPath.Folder(file.Path)).Where(folder => folder.Value > 1).Select(folder => folder.Key).ToHashSet(StringComparer.Ordinal);
        var suffixes = files.Where(file => shared.Contains(RepositoryPath.Folder(file.Path))).CountBy(file => DockerNames.Suffix(file.Path)).ToDictionary(StringComparer.Ordinal);
        return [.. files.Select(file => Image(file.Path, shared.Contains(RepositoryPath.Folder(file.Path)) ? NameOf(file.Path, suffixes) : null, file.Content))];
    }

    // The one service that is built from it, else what its name adds to "Dockerfile", with the folder where others have the same.
    private string? NameOf(string path, Dictionary<string, int> suffixes)
    {
        var suffix = DockerNames.Suffix(path);
        if (suffix.Length == 0) return null;
        if (contexts.Of(path).Select(build => build.Name).Where(name => name.Length > 0).Distinct().ToList() is [var service]) return service;
        return suffixes[suffix] == 1 ? suffix : $"{RepositoryPath.Folder(path)}/{suffix}".TrimStart('/');
    }

    private DockerImage Image(string path, string? name, Dockerfile? content)
    {
        var builds = contexts.Of(path).ToList();
        return builds.Count > 0
            ? new DockerImage(RepositoryPath.Folder(path), path, name, content, builds, IsAssumed: false)
            : new DockerImage(RepositoryPath.Folder(path), path, name, content, [BuildContexts.Assumed(commit.Tree, path, content ?? new Dockerfile([], '\\'))], IsAssumed: true);
    }

    // A Dockerfile may be called anything; such a one was not read.
    private IEnumerable<DockerImage> FromOtherNames() =>
        contexts.Builds.Where(build => build.Inline == null).Select(build => build.Dockerfile).Distinct(StringComparer.Ordinal)
            .Where(path => !DockerNames.IsDockerfile(path) && commit.Tree.HasFile(path)).Select(path => Image(path, null, null));

    private IEnumerable<DockerImage> FromInlineTexts() =>
        from build in contexts.Builds
        where build.Inline != null
        select new DockerImage(build.Context, build.DeclaredIn, build.Name, DockerfileReader.Read(build.Inline!), [build], IsAssumed: false);
}
