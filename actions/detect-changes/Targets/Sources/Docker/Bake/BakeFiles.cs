using DetectChanges.Targets.Manifests;
using DetectChanges.Targets.Sources.Docker.Builds;
using DetectChanges.Trees;

namespace DetectChanges.Targets.Sources.Docker.Bake;

/// <summary>Reads the images that bake files build.</summary>
internal sealed class BakeFiles
{
    private const int MostCombinations = 256;

    private readonly Snapshot commit;
    private readonly string folder;
    private readonly BakeTargets targets = new();

    private BakeFiles(Snapshot commit, string folder, IEnumerable<string> paths)
    {
        (this.commit, this.folder) = (commit, folder);
        foreach (var path in paths) targets.Add(commit, path);
    }

    public static IEnumerable<ImageBuild> Read(Snapshot commit) =>
        commit.Read.Where(DockerNames.IsBake).GroupBy(RepositoryPath.Folder).SelectMany(files => new BakeFiles(commit, files.Key, files).Builds()).ToList();

    private IEnumerable<ImageBuild> Builds() => targets.Names.SelectMany(target => Scopes(target).SelectMany(scope => BuildsOf(target, scope)));

    // Each combination of a matrix is a target of its own.
    private List<BakeScope> Scopes(string target)
    {
        var scope = new BakeScope(targets.Variables);
        if (targets.Find(target, "matrix") is not { } matrix) return [scope];
        List<Dictionary<string, BakeValue>> combinations = [new(StringComparer.Ordinal)];
        foreach (var (name, values) in (matrix as BakeValue.Map)?.Entries ?? new Dictionary<string, BakeValue>())
        {
            if (values is not BakeValue.List list || combinations.Count * list.Items.Count > MostCombinations) return NotUnderstood(target, "matrix");
            combinations = [.. combinations.SelectMany(known => list.Items.Select(item => new Dictionary<string, BakeValue>(known, StringComparer.Ordinal) { [name] = item }))];
        }

        return matrix is BakeValue.Map ? [.. combinations.Select(scope.With)] : NotUnderstood(target, "matrix");
    }

    private IEnumerable<ImageBuild> BuildsOf(string target, BakeScope scope)
    {
        if (Text(target, scope, "context", ".") is not { } address || Text(target, scope, "dockerfile", "Dockerfile") is not { } dockerfile || ContextAddress.IsRemote(address)) return [];
        var build = new ImageBuild
        {
            DeclaredIn = targets.FileOf(target),
            Name = targets.Find(target, "name") is { } name ? scope.Text(name) ?? target : target,
            Context = "",
            Dockerfile = "",
            Inline = scope.Text(targets.Find(target, "dockerfile-inline")),
            Args = Map(target, "args").ToDictionary(entry => entry.Key, entry => scope.Text(entry.Value), StringComparer.Ordinal),
            Images = targets.Find(target, "tags") is BakeValue.List tags ? [.. tags.Items.Select(scope.Text).OfType<string>()] : [],
        };
        return Folders(address, dockerfile).Select(start => Located(build, start, address, dockerfile, Contexts(target, scope, start)));
    }

    // Paths begin in the folder bake is started in: that of the file, as a rule, or the root.
    private List<string> Folders(string address, string dockerfile)
    {
        var found = new[] { folder, "" }.Distinct()
            .Where(start => RepositoryPath.Resolve(start, address) is { } context && RepositoryPath.Resolve(context, dockerfile) is { } file && commit.Tree.HasFile(file))
            .ToList();
        return found.Count > 0 ? found : [folder];
    }

    private static ImageBuild Located(ImageBuild build, string start, string address, string dockerfile, Dictionary<string, NamedContext> contexts)
    {
        var context = RepositoryPath.Resolve(start, address) ?? start;
        var located = build with { Context = context, Dockerfile = RepositoryPath.Resolve(context, dockerfile) ?? context, Contexts = contexts };
        var said = new[] { located.Context, located.Dockerfile, build.Inline ?? "" }
            .Concat(build.Args.Select(arg => $"{arg.Key}={arg.Value}")).Concat(contexts.Select(named => $"{named.Key}={named.Value}")).Concat(build.Images);
        return located with { Definition = string.Join('\n', said) };
    }

    private Dictionary<string, NamedContext> Contexts(string target, BakeScope scope, string start) =>
        Map(target, "contexts").Select(entry => (entry.Key, Address: scope.Text(entry.Value) ?? Missing(target, "contexts")))
            .Where(entry => entry.Address != null).ToDictionary(entry => entry.Key, entry => ContextAddress.Named(start, entry.Address!), StringComparer.Ordinal);

    private IReadOnlyDictionary<string, BakeValue> Map(string target, string attribute) =>
        targets.Find(target, attribute) is BakeValue.Map map ? map.Entries : new Dictionary<string, BakeValue>();

    private string? Text(string target, BakeScope scope, string attribute, string otherwise) =>
        targets.Find(target, attribute) is not { } value ? otherwise : scope.Text(value) ?? Missing(target, attribute);

    private string? Missing(string target, string attribute)
    {
        commit.NotUnderstood(targets.FileOf(target), $"'{attribute}' of the target '{target}' is known only when it runs");
        return null;
    }

    private List<BakeScope> NotUnderstood(string target, string attribute)
    {
        Missing(target, attribute);
        return [];
    }
}
