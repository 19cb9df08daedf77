using SbomScan.Packages;

namespace SbomScan.LockFiles;

/// <summary>What packages are installed for, by what asks for them: a package that only development reaches is a development package.</summary>
internal static class Reach
{
    /// <param name="roots">Ids of packages and the scope in which an own project asks for them.</param>
    /// <param name="dependsOn">The ids of what a package brings; cycles are fine.</param>
    /// <returns>The weightiest scope of everything that is reached.</returns>
    public static IReadOnlyDictionary<string, Scope> Scopes(IEnumerable<(string Id, Scope Scope)> roots, Func<string, IEnumerable<string>> dependsOn)
    {
        var scopes = new Dictionary<string, Scope>(StringComparer.Ordinal);
        foreach (var (root, scope) in roots.OrderBy(root => root.Scope))
        {
            var waiting = new Queue<string>([root]);
            while (waiting.TryDequeue(out var id))
            {
                if (!scopes.TryAdd(id, scope)) continue;
                foreach (var dependency in dependsOn(id)) waiting.Enqueue(dependency);
            }
        }

        return scopes;
    }
}
