using SbomScan.Packages;

namespace SbomScan.LockFiles;

<<<<<<< HEAD
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
=======
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
>>>>>>> c052abc871ab0572aae3fc1d8e85b7904274db2c
            }
        }

        return scopes;
    }
}
