namespace DetectChanges.Targets.Sources.Npm.Locks;

/// <summary>
/// Finds the packages of the repository for which something else is installed. What is compared is all that a package installs, directly
/// or not, and how it is wired together; not where it lies in <c>node_modules</c>, which changes with what others install.
/// </summary>
internal sealed class LockDifference(LockFile before, LockFile after)
{
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<LockedPackage, int> wirings = [];

    /// <summary>The folders of those packages, each with what differs, as <c>lodash 4.17.20 → 4.17.21</c>.</summary>
    public IEnumerable<(string Folder, string What)> Changed()
    {
        foreach (var folder in before.Importers.Keys.Union(after.Importers.Keys).Order(StringComparer.Ordinal))
        {
            var (old, now) = (before.Importers.GetValueOrDefault(folder), after.Importers.GetValueOrDefault(folder));
            if (old == null || now == null) yield return (folder, old == null ? "a new entry for it" : "no entry for it any more");
            else if (Difference(old.Closure(), now.Closure()) is { } what) yield return (folder, what);
        }
    }

    private string? Difference(HashSet<LockedPackage> old, HashSet<LockedPackage> now)
    {
        var (oldWirings, newWirings) = (old.Select(Wiring).ToHashSet(), now.Select(Wiring).ToHashSet());
        if (oldWirings.SetEquals(newWirings)) return null;
        var gone = old.Where(package => !newWirings.Contains(Wiring(package))).ToList();
        var come = now.Where(package => !oldWirings.Contains(Wiring(package))).ToList();
        return Describe(gone, come);
    }

    private static string Describe(List<LockedPackage> gone, List<LockedPackage> come)
    {
        var (oldContents, newContents) = (gone.Select(package => package.Content).ToHashSet(StringComparer.Ordinal), come.Select(package => package.Content).ToHashSet(StringComparer.Ordinal));
        var name = gone.Where(package => !newContents.Contains(package.Content))
            .Concat(come.Where(package => !oldContents.Contains(package.Content)))
            .Select(package => package.Name)
            .Min(StringComparer.Ordinal);
        if (name == null) return "other copies of the same packages";
        var (from, to) = (Versions(gone, name), Versions(come, name));
        if (from == to) return $"{name} {to} with another checksum";
        return from.Length == 0 ? $"{name} {to} added" : to.Length == 0 ? $"{name} {from} removed" : $"{name} {from} → {to}";
    }

    private static string Versions(List<LockedPackage> packages, string name) =>
        string.Join(", ", packages.Where(package => package.Name == name).Select(package => package.Version).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    // A number for a package together with what its own dependencies are.
    private int Wiring(LockedPackage package)
    {
        if (wirings.TryGetValue(package, out var known)) return known;
        var parts = package.Dependencies.Select(dependency => Number(dependency.Content)).Distinct().Order();
        return wirings[package] = Number($"{Number(package.Content)}>{string.Join(',', parts)}");
    }

    private int Number(string text)
    {
        if (!numbers.TryGetValue(text, out var number)) numbers[text] = number = numbers.Count;
        return number;
    }
}
