using Actions.Toolkit;
using DetectChanges.Trees;

namespace DetectChanges.Targets.Sources.Npm.Workspaces;

/// <summary>The folders a workspace takes its packages from; <c>!</c> takes some of them out again.</summary>
internal sealed class WorkspacePatterns
{
    private readonly string root;
    private readonly bool includesRoot;   // it says of itself that it is a package too
    private readonly List<(Glob Pattern, bool Excludes)> patterns = [];

    /// <exception cref="FormatException">A pattern cannot be understood.</exception>
    public WorkspacePatterns(string root, IEnumerable<string> patterns)
    {
        this.root = root;
        foreach (var pattern in patterns)
        {
            var excludes = pattern.StartsWith('!');
            var body = (excludes ? pattern[1..] : pattern).TrimEnd('/');
            while (body.StartsWith("./", StringComparison.Ordinal)) body = body[2..];
            if (body is "." or "") includesRoot |= !excludes;
            else this.patterns.Add((Glob.Parse(body), excludes));
        }
    }

    public bool Any => patterns.Exists(pattern => !pattern.Excludes);

    public bool Covers(string folder)
    {
        if (folder == root) return includesRoot;
        return RepositoryPath.Below(folder, root) is { } relative
            && patterns.FindLast(pattern => pattern.Pattern.Matches(relative)) is { Pattern: not null, Excludes: false };
    }
}
