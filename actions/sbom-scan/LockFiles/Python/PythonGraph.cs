using SbomScan.Packages;

namespace SbomScan.LockFiles.Python;

/// <summary>Edges and scopes of formats in which packages name each other by name alone.</summary>
internal static class PythonGraph
{
    /// <summary>Links packages by the names they depend on. Several versions of one name are for several platforms or Pythons: all are meant.</summary>
    public static IReadOnlyList<LockedPackage> Linked(IReadOnlyList<(LockedPackage Package, IEnumerable<string> Dependencies)> entries)
    {
        var merged = entries.GroupBy(entry => entry.Package.Id, StringComparer.Ordinal).Select(same => (same.First().Package, Dependencies: same.SelectMany(one => one.Dependencies))).ToList();
        var ids = merged.ToLookup(entry => Pypi.Key(entry.Package.Name), entry => entry.Package.Id, StringComparer.Ordinal);
        return merged.ConvertAll(entry => entry.Package with
        {
            DependsOn = [.. entry.Dependencies.SelectMany(name => ids[Pypi.Key(name)]).Where(id => id != entry.Package.Id).Distinct(StringComparer.Ordinal)],
        });
    }

    /// <summary>Tells what is direct, and the scopes where the file itself tells none.</summary>
    public static IReadOnlyList<LockedPackage> Asked(IReadOnlyList<LockedPackage> packages, IReadOnlyList<(string Name, Scope Scope)> asked)
    {
        if (asked.Count == 0) return packages;
        var ids = packages.ToLookup(package => Pypi.Key(package.Name), package => package.Id, StringComparer.Ordinal);
        var found = packages.Scoped([.. asked.SelectMany(one => ids[one.Name].Select(id => (id, one.Scope)))]);
        return [.. packages.Zip(found, (before, after) => before.Scope == Scope.Unknown ? after : after with { Scope = before.Scope })];
    }
}
