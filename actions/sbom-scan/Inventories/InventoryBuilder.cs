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
        foreach (var package in packages)
        {
            var key = keys[package.Id];
            if (!drafts.TryGetValue(key, out var draft)) drafts[key] = draft = new Draft(key, package);
            draft.Add(package, new Occurrence(path, package.Line, layer), package.DependsOn.Select(id => keys.GetValueOrDefault(id)).OfType<string>());
        }
    }

    public Inventory Build(string name)
    {
        Component[] components = [.. drafts.Values.Select(draft => draft.Build()).OrderBy(one => one.Key, StringComparer.Ordinal)];
        return new Inventory(name, components) { Roots = InventoryRoots.Of(components) };
    }

    private sealed class Draft(string key, LockedPackage first)
    {
        private readonly HashSet<Occurrence> occurrences = [];
        private readonly SortedSet<string> dependsOn = new(StringComparer.Ordinal);
        private readonly List<PackageHash> hashes = [];
        private Scope scope = first.Scope;
        private bool isDirect;
        private string? license;

        public void Add(LockedPackage package, Occurrence occurrence, IEnumerable<string> dependencies)
        {
            occurrences.Add(occurrence);
            dependsOn.UnionWith(dependencies);
            dependsOn.Remove(key);
            hashes.AddRange(package.Hashes.Where(hash => !hashes.Contains(hash)));
            scope = (Scope)Math.Min((int)scope, (int)package.Scope);
            isDirect |= package.IsDirect;
            license ??= package.License;
        }

        public Component Build() => new()
        {
            Key = key,
            Name = first.Name,
            Version = first.Version,
            Purl = first.Purl,
            Origin = first.Origin,
            Scope = scope,
            IsDirect = isDirect,
            Occurrences = [.. occurrences.OrderBy(one => one.File, StringComparer.Ordinal).ThenBy(one => one.Line)],
            DependsOn = [.. dependsOn],
            Hashes = [.. hashes.OrderBy(hash => hash.Algorithm, StringComparer.Ordinal).ThenBy(hash => hash.Hex, StringComparer.Ordinal)],
            License = license,
            Properties = first.Properties,
        };
    }
}
