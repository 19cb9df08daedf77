using SbomScan.Packages;

namespace SbomScan.LockFiles;

/// <summary>What each package is installed for: the weightiest wish of an own project that leads to it.</summary>
internal static class Reach
{
    /// <param name="roots">What own projects ask for by name, and in which scope.</param>
    /// <param name="dependsOn">The packages a package needs in turn. Cycles are fine.</param>
    /// <returns>Every package that a root leads to; each is walked through once.</returns>
    public static IReadOnlyDictionary<string, Scope> Scopes(IEnumerable<(string Id, Scope Scope)> roots, Func<string, IEnumerable<string>> dependsOn)
    {
        var scopes = new Dictionary<string, Scope>(StringComparer.Ordinal);
        var reached = new Queue<string>();
        foreach (var (root, scope) in roots.OrderBy(root => root.Scope))
        {
            if (scopes.TryAdd(root, scope)) reached.Enqueue(root);
            while (reached.TryDequeue(out var package))
            {
                foreach (var needed in dependsOn(package))
                {
                    if (scopes.TryAdd(needed, scope)) reached.Enqueue(needed);
                }
            }
        }

        return scopes;
    }
}
