using DetectChanges.Targets.Manifests;
using DetectChanges.Targets.Sources.Docker.Builds;
using DetectChanges.Targets.Sources.Docker.Dockerfiles;
using DetectChanges.Trees;
using Actions.Toolkit;

namespace DetectChanges.Targets.Sources.Docker.Compose;

/// <summary>Reads the images that compose files build.</summary>
internal sealed class ComposeFiles
{
    private const int DeepestExtends = 16;

    private readonly Snapshot commit;
    private readonly ICollection<Graph.GraphNotice> notices;
    private readonly Dictionary<string, YamlValue?> files;

    private ComposeFiles(Snapshot commit, ICollection<Graph.GraphNotice> notices)
    {
        (this.commit, this.notices) = (commit, notices);
        files = commit.Read.Where(DockerNames.IsCompose).ToDictionary(path => path, commit.YamlOf, StringComparer.Ordinal);
    }

    public static IEnumerable<ImageBuild> Read(Snapshot commit, ICollection<Graph.GraphNotice> notices)
    {
        var compose = new ComposeFiles(commit, notices);
        return compose.files.Keys.Order(StringComparer.Ordinal).SelectMany(compose.BuildsOf).ToList();
    }

    private IEnumerable<ImageBuild> BuildsOf(string path)
    {
        foreach (var include in Included(files[path].Get("include")))
        {
            if (RepositoryPath.Resolve(RepositoryPath.Folder(path), include) is { } other && !files.ContainsKey(other))
                Tell(path, $"'include: {include}' is not read, as its name is not that of a compose file");
        }

        return files[path].Get("services").Entries().Select(service => BuildOf(path, service.Key.Text)).OfType<ImageBuild>();
    }

    private ImageBuild? BuildOf(string path, string service)
    {
        var folder = RepositoryPath.Folder(path);
        if (BuildSection(path, service, 0) is not { } section) return null;
        var context = section.Context ?? folder;
        if (Value(path, service, "dockerfile", section.Dockerfile ?? "Dockerfile") is not { } dockerfile || RepositoryPath.Resolve(context, dockerfile) is not { } file) return null;
        return new ImageBuild
        {
            DeclaredIn = path,
            Name = service,
            Context = context,
            Dockerfile = file,
            Inline = section.Inline,
            Contexts = section.Contexts,
            Args = section.Args,
            Images = Images(path, service),
            Definition = section.Definition,
        };
    }

    // What is said here, over what another file of this folder says about the same service, over what is extended.
    private ComposeBuild? BuildSection(string path, string service, int depth)
    {
        if (depth > DeepestExtends || files.GetValueOrDefault(path).Get("services").Get(service) is not { } definition) return null;
        var build = definition.Get("build");
        var own = build == null ? null : ReadBuild(path, service, build);
        if (own is { IsElsewhere: true }) return null;
        var extended = Extended(path, definition.Get("extends")) is var (file, name) ? BuildSection(file, name, depth + 1) : null;
        if (own is null or { Context: not null }) return own?.Over(extended) ?? extended;
        var beside = files.Keys.Order(StringComparer.Ordinal)
            .FirstOrDefault(other => other != path && RepositoryPath.Folder(other) == RepositoryPath.Folder(path) && ContextIn(other, service) != null);
        return own.Over(extended ?? (beside == null ? null : BuildSection(beside, service, depth + 1)));
    }

    private string? ContextIn(string path, string service)
    {
        var build = files[path].Get("services").Get(service).Get("build");
        return build.Text() ?? build.Get("context").Text();
    }

    private ComposeBuild ReadBuild(string path, string service, YamlValue build)
    {
        var folder = RepositoryPath.Folder(path);
        var written = build.Text() ?? build.Get("context").Text();
        var address = written == null ? null : Value(path, service, "context", written);
        var isElsewhere = written != null && (address == null || ContextAddress.IsRemote(address) || RepositoryPath.Resolve(folder, address) == null);
        if (isElsewhere && address != null && !ContextAddress.IsRemote(address)) Tell(path, $"the context of the service '{service}' leads out of the repository and is ignored");
        return new ComposeBuild
        {
            IsElsewhere = isElsewhere,
            Context = address == null || isElsewhere ? null : RepositoryPath.Resolve(folder, address),
            Dockerfile = build.Get("dockerfile").Text(),
            Inline = build.Get("dockerfile_inline").Text(),
            Contexts = Pairs(build.Get("additional_contexts")).Where(pair => pair.Value != null)
                .ToDictionary(pair => pair.Key, pair => ContextAddress.Named(folder, pair.Value!), StringComparer.Ordinal),
            Args = Pairs(build.Get("args")).ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal),
            Definition = Definition(path, service, build),
        };
    }

    private string Definition(string path, string service, YamlValue build)
    {
        try
        {
            return build.Canonical();
        }
        catch (FormatException problem)
        {
            commit.NotUnderstood(path, $"the build of the service '{service}' cannot be compared: {problem.Message}");
            return "";
        }
    }

    private static (string File, string Service)? Extended(string path, YamlValue? extends)
    {
        if (extends.Text() is { } service) return (path, service);
        if (extends.Get("service").Text() is not { } name) return null;
        var file = extends.Get("file").Text() is { } relative ? RepositoryPath.Resolve(RepositoryPath.Folder(path), relative) : path;
        return file == null ? null : (file, name);
    }

    // Without a name of its own an image is called after the folder and the service.
    private string[] Images(string path, string service)
    {
        if (files[path].Get("services").Get(service).Get("image").Text() is { } image) return Expand(image) is { } name ? [name] : [];
        var project = files[path].Get("name").Text() ?? RepositoryPath.Name(RepositoryPath.Folder(path));
        return project.Length == 0 ? [] : [$"{project}-{service}", $"{project}_{service}"];
    }

    private string? Value(string path, string service, string key, string text)
    {
        var value = Expand(text);
        if (value == null) commit.NotUnderstood(path, $"the {key} of the service '{service}' is known only when it runs: {text}");
        return value;
    }

    // "a: b" and "- a=b"; a name alone takes its value from outside.
    private static IEnumerable<KeyValuePair<string, string?>> Pairs(YamlValue? value) =>
        value.Entries().Select(entry => KeyValuePair.Create(entry.Key.Text, entry.Value.Text() is { } text ? Expand(text) : null))
            .Concat(value.Items().Select(item => item.Text()?.Split('=', 2)).OfType<string[]>().Select(pair => KeyValuePair.Create(pair[0], pair.Length == 2 ? Expand(pair[1]) : null)))
            .DistinctBy(pair => pair.Key);

    private static string? Expand(string text) => Substitution.InCompose(text, _ => null);

    private static IEnumerable<string> Included(YamlValue? include) =>
        include.Items().SelectMany(item => item.Text() is { } one ? [one] : item.Get("path") is { } path ? path.Items().Prepend(path).Select(each => each.Text()).OfType<string>() : []);

    private void Tell(string path, string message) => notices.Add(new Graph.GraphNotice(path, message));
}
