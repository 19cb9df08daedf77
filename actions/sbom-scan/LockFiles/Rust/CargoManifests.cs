using SbomScan.LockFiles.Data;

namespace SbomScan.LockFiles.Rust;

/// <summary>The <c>Cargo.toml</c> files that a <c>Cargo.lock</c> belongs to: they alone tell what is needed for development only.</summary>
internal static class CargoManifests
{
    private static readonly string[] Needed = ["dependencies", "build-dependencies"];
    private static readonly string[] Development = ["dev-dependencies"];

    /// <returns>Own package → names of the packages that only its tests and examples need. Packages whose manifest is not found or not readable are left out.</returns>
    public static IReadOnlyDictionary<string, IReadOnlySet<string>> DevelopmentOnly(LockFile file, IReadOnlyList<string> own)
    {
        var found = new Dictionary<string, IReadOnlySet<string>>(StringComparer.Ordinal);
        try
        {
            Look(file, own, found);
        }
        catch (FormatException)
        {
            // The lock file alone is enough: what was not found is needed for nobody knows what.
        }

        return found;
    }

    private static void Look(LockFile file, IReadOnlyList<string> own, Dictionary<string, IReadOnlySet<string>> found)
    {
        if (Manifest(file, "Cargo.toml") is not { } root) return;
        var shared = root.Map("workspace")?.Map("dependencies");
        foreach (var manifest in Members(root, own).Distinct(StringComparer.Ordinal).Select(folder => Manifest(file, $"{folder}/Cargo.toml")).OfType<DataMap>().Prepend(root))
        {
            if (manifest.Map("package")?.Text("name") is { } name) found[name] = Names(manifest, Development, shared).Except(Names(manifest, Needed, shared)).ToHashSet(StringComparer.Ordinal);
        }
    }

    // A glob such as crates/* cannot be listed from here; folders are mostly called like their package.
    private static IEnumerable<string> Members(DataMap root, IReadOnlyList<string> own)
    {
        var members = root.Map("workspace")?.Texts("members") ?? [];
        var paths = root.EntriesOf("dependencies").Select(entry => (entry.Value as DataMap)?.Text("path")).OfType<string>();
        return members.SelectMany(member => member.EndsWith("/*", StringComparison.Ordinal) ? own.Select(name => $"{member[..^2]}/{name}") : [member]).Concat(paths);
    }

    private static IEnumerable<string> Names(DataMap manifest, string[] kinds, DataMap? shared)
    {
        var platforms = manifest.EntriesOf("target").Select(entry => entry.Value).OfType<DataMap>();
        var tables = platforms.Prepend(manifest).SelectMany(table => kinds.Select(table.Map)).OfType<DataMap>();
        return tables.SelectMany(table => table.Entries).Select(entry => NameOf(entry.Key, entry.Value, shared));
    }

    // json = { package = "serde_json", … }, json.workspace = true
    private static string NameOf(string key, DataValue value, DataMap? shared) =>
        (value as DataMap)?.Text("package") ?? (shared?.Find(key) as DataMap)?.Text("package") ?? key;

    private static DataMap? Manifest(LockFile file, string path) => file.Neighbour(path) is { } manifest ? Toml.Read(manifest.Text) : null;
}
