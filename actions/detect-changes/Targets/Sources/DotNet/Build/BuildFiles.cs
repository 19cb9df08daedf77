using DetectChanges.Targets.Manifests;
using DetectChanges.Trees;

namespace DetectChanges.Targets.Sources.DotNet.Build;

/// <summary>The MSBuild files of one commit, each read at most once, found as a build on Windows would find them.</summary>
internal sealed class BuildFiles
{
    private readonly Snapshot commit;
    private readonly List<string> paths;
    private readonly Dictionary<string, string> names = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, BuildFile?> read = new(StringComparer.Ordinal);

    public BuildFiles(Snapshot commit)
    {
        this.commit = commit;
        paths = [.. commit.Tree.Paths.Where(BuildFile.IsOne)];
        foreach (var path in paths) names.TryAdd(path, path);
    }

    public FileTree Tree => commit.Tree;

    public IEnumerable<string> Projects => paths.Where(BuildFile.IsProject);

    /// <summary>What the file says; <see langword="null"/> when it cannot be read.</summary>
    public BuildFile? this[string path] => read.TryGetValue(path, out var known) ? known : read[path] = BuildFileReader.Read(commit, path);

    /// <summary>The name under which a file is in the commit, which may differ in upper and lower case.</summary>
    public string? Find(string path) => Tree.HasFile(path) ? path : names.GetValueOrDefault(path);

    /// <summary>The file of that name in the folder, or else in the nearest one above.</summary>
    public string? Nearest(string folder, string name)
    {
        foreach (var above in RepositoryPath.Upwards(folder))
        {
            if (Find(RepositoryPath.In(above, name)) is { } found) return found;
        }

        return null;
    }

    /// <summary>All MSBuild files of which that is true, in the order of their names.</summary>
    public IEnumerable<string> Where(Func<string, bool> matches) => paths.Where(matches);
}
