using SbomScan.Packages;

namespace SbomScan.LockFiles.Python;

/// <summary>Edges and scopes of formats in which packages name each other by name alone.</summary>
internal static class PythonGraph
{
    /// <summary>Links packages by the names they depend on. Several versions of one name are for several platforms or Pythons: all are meant.</summary>
    public static IReadOnlyList<LockedPackage> Linked(IReadOnlyList<(LockedPackage Package, IEnumerable<string> Dependencies)> entries)
    {
        var merged = entries.GroupBy(entry => entry.Package.Id, StringComparer.Ordinal).Select(same => (same.First().Package, Dependencies: same.SelectMany(one => one.Dependencies))).ToList();
        var byName = merged.ByName(entry => Pypi.Key(entry.Package.Name));
        return merged.ConvertAll(entry => entry.Package with
        {
            Scope = entry.Package.Origin == PackageOrigin.Own ? Scope.Runtime : entry.Package.Scope,
            DependsOn = [.. entry.Dependencies.SelectMany(name => byName[Pypi.Key(name)]).Select(found => found.Package.Id).Where(id => id != entry.Package.Id).Distinct(StringComparer.Ordinal)],
        });
    }

    /// <summary>Tells what is direct, and the scopes where the file itself tells none.</summary>
    /// <param name="packages">Linked.</param>
    /// <param name="asked">What the project asks for; the projects that lie beside it ask for what they depend on.</param>
    public static IReadOnlyList<LockedPackage> Asked(IReadOnlyList<LockedPackage> packages, IReadOnlyList<(string Name, Scope Scope)> asked)
    {
        var ids = packages.ToLookup(package => Pypi.Key(package.Name), package => package.Id, StringComparer.Ordinal);
        var scopes = asked.ToLookup(one => one.Name, one => one.Scope, StringComparer.Ordinal);
        var byOthers = packages.Where(package => package.Origin == PackageOrigin.Own)
            .SelectMany(own => own.DependsOn.Select(id => (id, scopes[Pypi.Key(own.Name)].DefaultIfEmpty(Scope.Unknown).Min())));
        var found = packages.Scoped([.. asked.SelectMany(one => ids[one.Name].Select(id => (id, one.Scope))), .. byOthers]);
        return [.. packages.Zip(found, (before, after) => before.Scope == Scope.Unknown ? after : after with { Scope = before.Scope })];
    }
}
