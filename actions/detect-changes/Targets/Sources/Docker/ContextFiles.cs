using DetectChanges.Targets.Graph;
using DetectChanges.Targets.Manifests;
using DetectChanges.Targets.Sources.Docker.Builds;
using DetectChanges.Targets.Sources.Docker.Dockerfiles;
using DetectChanges.Trees;

namespace DetectChanges.Targets.Sources.Docker;

/// <summary>Which files of a build context reach an image: what is copied, less what the context leaves behind.</summary>
internal sealed class ContextFiles(Snapshot commit, GraphBuilder graph)
{
    private readonly Dictionary<string, IgnoreFile?> ignores = new(StringComparer.Ordinal);

    public static string FolderOf(ImageBuild build, string? context) => context == null ? build.Context : build.Contexts[context].Folder!;

    /// <summary>The file that says what is left behind: one with the name of the Dockerfile goes before that of the context.</summary>
    public string? IgnoreFileOf(ImageBuild build, string? context)
    {
        var own = build.Dockerfile + ".dockerignore";
        if (context == null && build.Inline == null && commit.Tree.HasFile(own)) return own;
        var folder = FolderOf(build, context);
        var common = folder.Length == 0 ? ".dockerignore" : $"{folder}/.dockerignore";
        return commit.Tree.HasFile(common) ? common : null;
    }

    public Func<string, bool> Matching(ImageBuild build, ContextUse use)
    {
        var folder = FolderOf(build, use.Context);
        var source = PathPattern.Parse(use.Source, use.DoubleStars);   // what is no pattern may be anything
        var ignore = Read(IgnoreFileOf(build, use.Context));
        var exclude = use.Exclude.Select(pattern => PathPattern.Parse(pattern.Trim('/'), doubleStars: true)).OfType<PathPattern>().ToList();
        return path => Inside(path, folder) is { } inner && (use.Source.Length == 0 || source?.Matches(inner) != false) && ignore?.Ignores(inner) != true && !IsExcluded(inner, use.Source, exclude);
    }

    private static string? Inside(string path, string folder)
    {
        if (folder.Length == 0) return path;
        return path.Length > folder.Length && RepositoryPath.IsWithin(path, folder) ? path[(folder.Length + 1)..] : null;
    }

    // What --exclude is relative to, the context or the source, is no matter where both say the same.
    private static bool IsExcluded(string inner, string source, List<PathPattern> exclude)
    {
        if (exclude.Count == 0) return false;
        var behind = inner.StartsWith(source + "/", StringComparison.Ordinal) ? inner[(source.Length + 1)..] : source.Length == 0 ? inner : RepositoryPath.Name(inner);
        return exclude.Exists(pattern => pattern.Matches(inner)) && exclude.Exists(pattern => pattern.Matches(behind));
    }

    private IgnoreFile? Read(string? path)
    {
        if (path == null || commit.Text(path) is not { } text) return null;
        if (ignores.TryGetValue(path, out var known)) return known;
        try
        {
            return ignores[path] = IgnoreFile.Parse(text);
        }
        catch (FormatException problem)
        {
            graph.Notice(path, $"Docker would refuse this, so that nothing is taken as ignored: {problem.Message}");
            return ignores[path] = null;
        }
    }
}
