using System.Text.Json;
using DetectChanges.Targets.Manifests;
using DetectChanges.Trees;

namespace DetectChanges.Targets.Sources.Npm.Locks;

/// <summary>Reads <c>package-lock.json</c> and <c>npm-shrinkwrap.json</c>.</summary>
internal sealed class NpmLock
{
    private static readonly string[] Fields = ["dependencies", "optionalDependencies", "peerDependencies"];

    private readonly NodeModules modules = new();
    private readonly Dictionary<string, InstalledPackage> importers = new(StringComparer.Ordinal);

    public static InstallFile Read(string text, string folder, NpmRepository repository)
    {
        using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 128 });
        var root = document.RootElement;
        var reader = new NpmLock();
        if (root.Member("packages") is { ValueKind: JsonValueKind.Object } packages) reader.ReadPackages(packages, folder);
        else if (root.Member("lockfileVersion") is not null) reader.ReadTree(root, folder, repository);
        else throw new FormatException("it holds neither \"packages\" nor \"lockfileVersion\"");
        reader.modules.Connect();
        return new InstallFile($"{root.Member("lockfileVersion")}", reader.importers);
    }

    // Versions 2 and 3: each folder with what is in it; folders outside of node_modules are the packages of the repository.
    private void ReadPackages(JsonElement? packages, string folder)
    {
        foreach (var entry in packages.Members())
        {
            if (entry.Value.Member("link") is { ValueKind: JsonValueKind.True }) continue;
            var isInstalled = NpmFiles.IsInstalled(entry.Name);
            var wanted = (isInstalled ? Fields : [.. Fields, "devDependencies"]).SelectMany(field => entry.Value.Member(field).Members()).Select(member => member.Name).ToList();
            var package = isInstalled ? Installed(entry.Value, NameAt(entry.Name)) : InstalledPackage.Importer();
            modules.Add(entry.Name, package, wanted);
            if (!isInstalled && RepositoryPath.Resolve(folder, entry.Name) is { } importer) importers[importer] = package;
        }
    }

    // Version 1: a tree of what lies within what. It knows the packages of the repository only by "file:", and the root not at all.
    private void ReadTree(JsonElement root, string folder, NpmRepository repository)
    {
        ReadLevel(root, "");
        AddImporter("", folder, repository);
        foreach (var entry in root.Member("dependencies").Members())
        {
            if (FileOf(entry.Value) is { } place) AddImporter(place, folder, repository);
        }
    }

    private void ReadLevel(JsonElement parent, string place)
    {
        foreach (var entry in parent.Member("dependencies").Members())
        {
            var here = FileOf(entry.Value) ?? NodeModules.Place(place, entry.Name);
            if (FileOf(entry.Value) == null) modules.Add(here, Installed(entry.Value, entry.Name), [.. entry.Value.Member("requires").Members().Select(member => member.Name)]);
            ReadLevel(entry.Value, here);
        }
    }

    private void AddImporter(string place, string folder, NpmRepository repository)
    {
        if (RepositoryPath.Resolve(folder, place) is not { } at) return;
        var wanted = repository.Packages.GetValueOrDefault(at)?.Dependencies.Select(dependency => dependency.Name) ?? [];
        modules.Add(place, importers[at] = InstalledPackage.Importer(), [.. wanted]);
    }

    private static string? FileOf(JsonElement entry) =>
        entry.Text("version") is { } version && version.StartsWith("file:", StringComparison.Ordinal) && !version.EndsWith(".tgz", StringComparison.Ordinal) ? version["file:".Length..] : null;

    private static InstalledPackage Installed(JsonElement entry, string name)
    {
        var (version, resolved) = (entry.Text("version") ?? "", entry.Text("resolved"));
        return new InstalledPackage(entry.Text("name") ?? name, version, entry.Text("integrity") ?? resolved ?? "");
    }

    private static string NameAt(string place) => place[(place.LastIndexOf("node_modules/", StringComparison.Ordinal) + "node_modules/".Length)..];
}
