using DetectChanges.Trees;
using Actions.Toolkit;

namespace DetectChanges.Targets.Sources.Npm.Locks;

/// <summary>Reads <c>pnpm-lock.yaml</c> in the formats 5, 6 and 9.</summary>
internal sealed class PnpmLock
{
    private const int MostNodes = 2_000_000;
    private static readonly string[] Fields = ["dependencies", "optionalDependencies"];

    private readonly Dictionary<string, (InstalledPackage Package, YamlValue Wiring)> packages = new(StringComparer.Ordinal);

    private int dependencies;

    public static InstallFile Read(string text, string folder)
    {
        var (head, body) = Split(text);
        if ((PlainYaml.Read(body) ?? YamlReader.Read(body, tagsAllowed: true, MostNodes)) is not YamlValue.Mapping root) throw new FormatException("it must hold a mapping");
        if (root.Get("lockfileVersion").Text() is not { } version) throw new FormatException("it holds no lockfileVersion");
        var reader = new PnpmLock();
        reader.ReadPackages(root);
        return new InstallFile($"{version} {head}".TrimEnd(), reader.ReadImporters(root, folder));
    }

    // Since version 11 pnpm may put a document before it that locks pnpm itself.
    private static (string Head, string Body) Split(string text)
    {
        var at = text.LastIndexOf("\n---", StringComparison.Ordinal);
        return at < 0 ? ("", text) : (text[..at], text[(at + 1)..]);
    }

    // Format 9 keeps what a package is ("packages") apart from how it is wired ("snapshots": one for each set of peers).
    private void ReadPackages(YamlValue.Mapping root)
    {
        var resolutions = root.Get("packages").Entries();
        var byKey = new Dictionary<string, YamlValue?>(StringComparer.Ordinal);
        foreach (var (key, package) in resolutions) byKey[key.Text] = package.Get("resolution");
        foreach (var (key, wiring) in root.Get("snapshots") is { } snapshots ? snapshots.Entries() : resolutions)
        {
            var id = key.Text;
            var resolution = byKey.GetValueOrDefault(id) ?? byKey.GetValueOrDefault(WithoutPeers(id));
            packages[id] = (Package(id, resolution), wiring);
        }

        foreach (var (package, wiring) in packages.Values) Connect(package, wiring, Fields);
    }

    private Dictionary<string, InstalledPackage> ReadImporters(YamlValue.Mapping root, string folder)
    {
        var importers = new Dictionary<string, InstalledPackage>(StringComparer.Ordinal);
        if (root.Get("importers") is not { } several) importers[folder] = Importer(root);
        foreach (var (path, importer) in root.Get("importers").Entries())
        {
            if (RepositoryPath.Resolve(folder, path.Text) is { } at) importers[at] = Importer(importer);
        }

        return importers;
    }

    private InstalledPackage Importer(YamlValue content)
    {
        var importer = InstalledPackage.Importer();
        Connect(importer, content, [.. Fields, "devDependencies"]);
        return importer;
    }

    private void Connect(InstalledPackage package, YamlValue wiring, string[] fields)
    {
        foreach (var (name, value) in fields.SelectMany(field => wiring.Get(field).Entries()))
        {
            var version = value.Text() ?? value.Get("version").Text() ?? "";
            if (!version.StartsWith("link:", StringComparison.Ordinal)) package.DependsOn(Find(name.Text, version), ref dependencies);
        }
    }

    // A version stands for the package of that name; everything else (an alias, an address) is a key itself.
    private InstalledPackage Find(string name, string version)
    {
        foreach (var key in (string[])[$"{name}@{version}", $"/{name}@{version}", $"/{name}/{version}", version])
        {
            if (packages.TryGetValue(key, out var found)) return found.Package;
        }

        return new InstalledPackage(name, version, "");
    }

    private static InstalledPackage Package(string id, YamlValue? resolution)
    {
        var key = WithoutPeers(id).TrimStart('/');
        var at = key.LastIndexOf('@') is > 0 and var mark ? mark : key.LastIndexOf('/');
        var (name, version) = at > 0 ? (key[..at], key[(at + 1)..]) : (key, "");
        return new InstalledPackage(name, version, resolution.Get("integrity").Text() ?? resolution.Canonical());
    }

    private static string WithoutPeers(string id) => id.IndexOf('(') is > 0 and var peers ? id[..peers] : id;
}
