using SbomScan.LockFiles;
using SbomScan.Packages;

namespace SbomScan.Inventories;

/// <summary>Merges what many files say into one inventory: the same purl is one component with several occurrences.</summary>
internal sealed class InventoryBuilder
{
    private readonly Dictionary<string, Draft> drafts = new(StringComparer.Ordinal);

    /// <param name="path">The file, as occurrences are to name it.</param>
    /// <param name="layer">Digest of the image layer it is in, if it is in one.</param>
    /// <param name="packages">What it says.</param>
    public void Add(string path, string? layer, IReadOnlyList<LockedPackage> packages)
    {
        var keys = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var package in packages) keys[package.Id] = package.Purl?.ToString() ?? $"{path}#{package.Id}";
        foreach (var package in packages) Add(ComponentOf(package, keys, new Occurrence(path, package.Line, layer)));
    }

    /// <summary>Adds everything of another inventory.</summary>
    public void Add(Inventory other)
    {
        foreach (var component in other.Components) Add(component);
    }

    public Inventory Build(string name)
    {
        Component[] components = [.. drafts.Values.Select(draft => draft.Build()).OrderBy(one => one.Key, StringComparer.Ordinal)];
        return new Inventory(name, components) { Roots = InventoryRoots.Of(components) };
    }

    private void Add(Component component)
    {
        if (!drafts.TryGetValue(component.Key, out var draft)) drafts[component.Key] = draft = new Draft(component);
        draft.Add(component);
    }

    private static Component ComponentOf(LockedPackage package, Dictionary<string, string> keys, Occurrence occurrence) => new()
    {
        Key = keys[package.Id],
        Name = package.Name,
        Version = package.Version,
        Purl = package.Purl,
        Origin = package.Origin,
        Scope = package.Scope,
        IsDirect = package.IsDirect,
        Occurrences = [occurrence],
        DependsOn = [.. package.DependsOn.Select(id => keys.GetValueOrDefault(id)).OfType<string>()],
        Hashes = package.Hashes,
        License = package.License,
        Properties = package.Properties,
    };

    private sealed class Draft(Component first)
    {
        private readonly HashSet<Occurrence> occurrences = [];
        private readonly SortedSet<string> dependsOn = new(StringComparer.Ordinal);
        private readonly HashSet<PackageHash> hashes = [];
        private readonly SortedDictionary<string, string> properties = new(StringComparer.Ordinal);
        private Scope scope = first.Scope;
        private bool isDirect;
        private string? license;

        public void Add(Component component)
        {
            occurrences.UnionWith(component.Occurrences);
            dependsOn.UnionWith(component.DependsOn);
            dependsOn.Remove(first.Key);
            hashes.UnionWith(component.Hashes);
            foreach (var (name, value) in component.Properties) AddProperty(name, value);
            scope = (Scope)Math.Min((int)scope, (int)component.Scope);
            isDirect |= component.IsDirect;
            license ??= component.License;
        }

        // Two platforms of an image, two places with their own remarks.
        private void AddProperty(string name, string value)
        {
            if (properties.TryGetValue(name, out var known) && !known.Split(", ").Contains(value)) properties[name] = $"{known}, {value}";
            else properties.TryAdd(name, value);
        }

        public Component Build() => first with
        {
            Scope = scope,
            IsDirect = isDirect,
            Occurrences = [.. occurrences.OrderBy(one => one.File, StringComparer.Ordinal).ThenBy(one => one.Line)],
            DependsOn = [.. dependsOn],
            Hashes = [.. hashes.OrderBy(hash => hash.Algorithm, StringComparer.Ordinal).ThenBy(hash => hash.Hex, StringComparer.Ordinal)],
            License = license,
            Properties = properties,
        };
    }
}
