using SbomScan.Packages;

namespace SbomScan.Inventories;

/// <summary>Finds why a component is there. The edges are turned round once; each component then costs one search, breadth first.</summary>
internal sealed class DependencyPaths(Inventory inventory)
{
    private const int MostPaths = 100;

    private readonly ILookup<string, string> askedForBy = inventory.Components
        .SelectMany(component => component.DependsOn.Select(dependency => (dependency, component.Key)))
        .ToLookup(edge => edge.dependency, edge => edge.Key, StringComparer.Ordinal);

    private readonly HashSet<string> roots = new(inventory.Roots, StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<DependencyPath>> known = new(StringComparer.Ordinal);

    /// <summary>One path for each root that leads to the component, the shortest first, and of very many roots only the nearest.</summary>
    /// <returns>Empty: nothing says how it comes into the target.</returns>
    public IReadOnlyList<DependencyPath> Of(Component component)
    {
        if (!known.TryGetValue(component.Key, out var paths)) known.Add(component.Key, paths = Search(component.Key));
        return paths;
    }

    /// <summary>The components to bump, each once, in the order of the paths.</summary>
    public IReadOnlyList<Component> DirectOf(Component component) => [.. Of(component).Select(path => path.Direct).DistinctBy(direct => direct.Key)];

    private List<DependencyPath> Search(string target)
    {
        var next = new Dictionary<string, string?>(StringComparer.Ordinal) { [target] = null };
        var queue = new Queue<string>([target]);
        var found = new List<DependencyPath>();
        while (found.Count < MostPaths && queue.TryDequeue(out var key))
        {
            // Keys of components that the inventory lacks lead nowhere.
            if (roots.Contains(key) && inventory.ByKey.ContainsKey(key)) found.Add(PathFrom(key, next));
            foreach (var parent in askedForBy[key].Where(parent => next.TryAdd(parent, key))) queue.Enqueue(parent);
        }

        return found;
    }

    private DependencyPath PathFrom(string root, Dictionary<string, string?> next)
    {
        var path = new List<Component>();
        for (string? key = root; key != null; key = next[key]) path.Add(inventory.ByKey[key]);
        // Projects of one workspace may ask for each other.
        return new DependencyPath(path, path.Find(component => component.Origin != PackageOrigin.Own) ?? path[^1]);
    }
}
