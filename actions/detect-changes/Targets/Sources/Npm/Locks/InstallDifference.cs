using DetectChanges.Targets.Sources.Locks;

namespace DetectChanges.Targets.Sources.Npm.Locks;

/// <summary>
/// Finds the packages of the repository for which something else is installed. What is compared is all that a package installs, directly
/// or not, and how it is wired together; not where it lies in <c>node_modules</c>, which changes with what others install.
/// </summary>
internal sealed class InstallDifference(InstallFile before, InstallFile after)
{
    private readonly Wirings wirings = new();

    /// <summary>The folders of those packages, each with what differs, as <c>lodash 4.17.20 → 4.17.21</c>.</summary>
    public IEnumerable<(string Folder, string What)> Changed()
    {
        foreach (var folder in before.Importers.Keys.Union(after.Importers.Keys).Order(StringComparer.Ordinal))
        {
            var (old, now) = (before.Importers.GetValueOrDefault(folder), after.Importers.GetValueOrDefault(folder));
            if (old == null || now == null) yield return (folder, old == null ? "a new entry for it" : "no entry for it any more");
            else if (!wirings.AreEqual(old, now)) yield return (folder, Describe(old.Closure(), now.Closure()));
        }
    }

    private static string Describe(IReadOnlyCollection<InstalledPackage> old, IReadOnlyCollection<InstalledPackage> now)
    {
        var (oldContents, newContents) = (old.Select(package => package.Content).ToHashSet(StringComparer.Ordinal), now.Select(package => package.Content).ToHashSet(StringComparer.Ordinal));
        var gone = old.Where(package => !newContents.Contains(package.Content)).ToList();
        var come = now.Where(package => !oldContents.Contains(package.Content)).ToList();
        if (gone.Concat(come).Select(package => package.Name).Min(StringComparer.Ordinal) is not { } name) return "other copies of the same packages";
        return VersionChange.Of(name, Versions(gone, name), Versions(come, name));
    }

    private static IEnumerable<string> Versions(List<InstalledPackage> packages, string name) =>
        packages.Where(package => package.Name == name).Select(package => package.Version);
}
