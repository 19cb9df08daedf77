using DetectChanges.Targets.Manifests;
using DetectChanges.Trees;

namespace DetectChanges.Targets.Sources.Npm.TypeScript;

/// <summary>The configurations of a commit, each read once, with what they extend.</summary>
internal sealed class TsConfigs(Snapshot commit, NpmRepository repository)
{
    private readonly Dictionary<string, TsConfig?> read = new(StringComparer.Ordinal);

    public TsConfig? At(string path)
    {
        if (read.TryGetValue(path, out var known)) return known;
        return read[path] = commit.JsonOf(path) is { } content ? new TsConfig(path, content) : null;
    }

    /// <summary>The files it is built upon, as far as they are in the repository, the ones that win first; whether they could be read or not.</summary>
    public IEnumerable<string> BasesOf(TsConfig config) => BasesOf(config, new HashSet<string>(StringComparer.Ordinal) { config.Path });

    private IEnumerable<string> BasesOf(TsConfig config, HashSet<string> visited)
    {
        foreach (var extended in config.Extends.Reverse())
        {
            if (FileOf(config, extended) is not { } path || !visited.Add(path)) continue;
            yield return path;
            if (At(path) is not { } parent) continue;
            foreach (var further in BasesOf(parent, visited)) yield return further;
        }
    }

    private string? FileOf(TsConfig config, string extended)
    {
        if (extended.StartsWith('.')) return Existing(RepositoryPath.Resolve(config.Folder, extended));
        var segments = extended.Split('/');
        var length = extended.StartsWith('@') ? 2 : 1;
        if (repository.FolderOf(string.Join('/', segments.Take(length))) is not { } folder) return null;
        return Existing(RepositoryPath.Resolve(folder, segments.Length > length ? string.Join('/', segments.Skip(length)) : "tsconfig.json"));
    }

    private string? Existing(string? path) => path switch
    {
        null => null,
        _ when commit.Tree.HasFile(path) => path,
        _ when commit.Tree.HasFile(path + ".json") => path + ".json",
        _ => null,
    };
}
