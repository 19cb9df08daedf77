using SbomScan.LockFiles.Data;
using SbomScan.Packages;

namespace SbomScan.LockFiles;

internal static class LockedPackages
{
    private const int MostOfOneName = 200;

    /// <summary>Nothing comes from elsewhere: what a file states that lists own projects alone, or nothing at all.</summary>
    public static bool AreAllOwn(this IEnumerable<LockedPackage> packages) => packages.All(package => package.Origin == PackageOrigin.Own);

    /// <summary>Which packages a name stands for. So many that edges would multiply are refused: no project installs a package in hundreds of versions.</summary>
    public static ILookup<string, T> ByName<T>(this IEnumerable<T> packages, Func<T, string> nameOf)
    {
        var byName = packages.ToLookup(nameOf, StringComparer.Ordinal);
        var crowd = byName.FirstOrDefault(same => same.Skip(MostOfOneName).Any());
        return crowd == null ? byName : throw new FormatException($"'{ForPeople.Shortened(crowd.Key)}' stands there more than {MostOfOneName} times");
    }

    /// <summary>Tells what each package is installed for, and which of them own projects ask for.</summary>
    /// <param name="packages">With their edges.</param>
    /// <param name="roots">What own projects ask for by name, and in which scope. Ids of no package are passed over.</param>
    public static IReadOnlyList<LockedPackage> Scoped(this IReadOnlyList<LockedPackage> packages, IReadOnlyCollection<(string Id, Scope Scope)> roots)
    {
        // What own projects need are roots of their own: an edge from one project to another says nothing about it.
        var edges = packages.Where(package => package.Origin != PackageOrigin.Own).ToDictionary(package => package.Id, package => package.DependsOn, StringComparer.Ordinal);
        var scopes = Reach.Scopes(roots, id => edges.GetValueOrDefault(id) ?? []);
        var direct = roots.Select(root => root.Id).ToHashSet(StringComparer.Ordinal);
        return [.. packages.Select(package => package with
        {
            Scope = package.Origin == PackageOrigin.Own ? Scope.Runtime : scopes.GetValueOrDefault(package.Id, package.Scope),
            IsDirect = package.IsDirect || direct.Contains(package.Id),
        })];
    }
}
