using DetectChanges.Trees;

namespace DetectChanges.Targets.Sources.Npm.Locks;

/// <summary>Packages by the folder they are installed in, and node's way to find one from another: upwards, folder by folder.</summary>
internal sealed class NodeModules
{
    private readonly Dictionary<string, (InstalledPackage Package, IReadOnlyList<string> Wanted)> packages = new(StringComparer.Ordinal);

    /// <param name="place">The folder, such as <c>apps/web/node_modules/debug</c>.</param>
    /// <param name="package">What is there.</param>
    /// <param name="wanted">The names it imports.</param>
    public void Add(string place, InstalledPackage package, IReadOnlyList<string> wanted) => packages[place] = (package, wanted);

    /// <summary>Connects each package with what it finds under the names it wants; a peer that is optional may be missing.</summary>
    public void Connect()
    {
        foreach (var (place, (package, wanted)) in packages)
        {
            foreach (var name in wanted)
            {
                if (Find(place, name) is { } found) package.Dependencies.Add(found);
            }
        }
    }

    private InstalledPackage? Find(string place, string name)
    {
        foreach (var folder in RepositoryPath.Upwards(place))
        {
            if (packages.TryGetValue(Place(folder, name), out var found)) return found.Package.IsImporter ? null : found.Package;
        }

        return null;
    }

    public static string Place(string folder, string name) => folder.Length == 0 ? $"node_modules/{name}" : $"{folder}/node_modules/{name}";
}
