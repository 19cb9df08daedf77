using SbomScan.Packages;

namespace SbomScan.LockFiles;

/// <summary>What each entry of a lock file is there for, by who asks for it.</summary>
internal static class NodeScopes
{
    // A package is walked through twice at most: as what is needed, and as what may be missing because an optional wish lies on the way.
    private const char Needed = '!';
    private const char Optional = '?';

    /// <returns><see langword="null"/> for what nobody asks for.</returns>
    public static IReadOnlyDictionary<PackageNode, Scope?> Of(IReadOnlyCollection<PackageNode> nodes)
    {
        var byKey = nodes.ToDictionary(node => node.Key, StringComparer.Ordinal);
        var projects = nodes.Where(node => node.IsProject);
        var roots = projects.SelectMany(project => project.Needs.Where(need => !need.Node.IsProject).Select(need => (Needed + need.Node.Key, Lighter(need.Scope, project.Standing))));
        var reached = Reach.Scopes(roots, step => Steps(step[0], byKey[step[1..]]));
        return nodes.ToDictionary(node => node, node => node.IsProject ? node.Standing : node.Stated ?? Reached(node.Key, reached));
    }

    private static IEnumerable<string> Steps(char way, PackageNode from) =>
        from.Needs.Where(need => !need.Node.IsProject).Select(need => (need.Scope == Scope.Optional ? Optional : way) + need.Node.Key);

    private static Scope? Reached(string key, IReadOnlyDictionary<string, Scope> reached)
    {
        var needed = reached.TryGetValue(Needed + key, out var scope) ? scope : default(Scope?);
        var optional = reached.TryGetValue(Optional + key, out scope) ? Lighter(scope, Scope.Optional) : default(Scope?);
        return needed == null || optional < needed ? optional : needed;
    }

    private static Scope Lighter(Scope one, Scope other) => one > other ? one : other;
}
