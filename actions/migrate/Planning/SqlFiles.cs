using Actions.Toolkit;
using Microsoft.Extensions.FileSystemGlobbing;
using Migrate.Linting;

namespace Migrate.Planning;

/// <summary>The files of the workspace that the input <c>sql</c> names.</summary>
internal static class SqlFiles
{
    /// <exception cref="FormatException">It could name a file outside the workspace.</exception>
    public static string ParsePattern(string text) => !Path.IsPathRooted(text) && !text.Split('/').Contains("..")
        ? text
        : throw new FormatException("expected a path below the workspace, in which * stands for part of a name and ** for folders");

    /// <returns>The files pattern by pattern, those of one pattern by name.</returns>
    public static IReadOnlyList<SqlScript> Read(IReadOnlyList<string> patterns, RunnerContext runner) =>
        [.. patterns.SelectMany(pattern => Find(pattern, runner)).DistinctBy(path => path.FullPath).Select(Script)];

    private static IEnumerable<WorkspacePath> Find(string pattern, RunnerContext runner)
    {
        var found = new Matcher(StringComparison.Ordinal).AddInclude(pattern).GetResultsInFullPath(runner.Workspace).Order(StringComparer.Ordinal).ToList();
        if (found.Count == 0)
            throw new UserError($"Input 'sql': no file of the workspace matches '{pattern}'.", "Did a checkout step run before this one? Paths begin at the root of the repository.");
        return found.Select(path => Inside(path, pattern, runner));
    }

    private static WorkspacePath Inside(string path, string pattern, RunnerContext runner)
    {
        try
        {
            return WorkspacePath.Resolve(runner, path);
        }
        catch (FormatException outside)
        {
            throw new UserError($"Input 'sql': '{pattern}' matches a link out of the workspace: {outside.Message}.", inner: outside);
        }
    }

    private static SqlScript Script(WorkspacePath path) => new(path.RelativePath, IsFile: true, File.ReadAllText(path.FullPath));
}
