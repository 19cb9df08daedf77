using Actions.Toolkit;
using SbomScan.Packages;

namespace SbomScan.LockFiles.Npm;

/// <summary>What a <c>pnpm-lock.yaml</c> holds: importers are the projects; format 9 keeps what a package is apart from how it is wired, once for each set of peers.</summary>
internal sealed class PnpmPackages(YamlValue.Mapping root)
{
    private readonly PackageGraph graph = new();
    private readonly Dictionary<string, (YamlValue.Scalar Key, YamlValue Value)> packages = YamlIndex.Of(root.Get("packages"));
    private readonly Dictionary<string, PackageNode> projects = new(StringComparer.Ordinal);

    public LockFileContent Read(string version)
    {
        var wirings = version[0] == '9' ? YamlIndex.Of(root.Get("snapshots")) : packages;
        var wired = wirings.Values.Select(wiring => (Node: graph.Add(Node(wiring.Key)), wiring.Value)).ToList();
        RefuseUnwired(wirings.Keys);
        var importers = Importers();
        foreach (var (path, _) in importers) projects[path.Text] = graph.Add(Project(path));
        foreach (var (node, wiring) in wired) Connect(node, wiring, folder: null);
        foreach (var (path, importer) in importers) Connect(projects[path.Text], importer, path.Text);
        return graph.Content(version);
    }

    private void RefuseUnwired(IEnumerable<string> wirings)
    {
        var wired = wirings.Select(PnpmKey.WithoutPeers).ToHashSet(StringComparer.Ordinal);
        if (packages.Values.FirstOrDefault(entry => !wired.Contains(PnpmKey.WithoutPeers(entry.Key.Text))).Key is { } lost)
            throw Fault.At(lost, $"'{lost.Text}' is not among the snapshots; is the file cut off?");
    }

    // A lock file of one project has what it asks for at the top.
    private List<(YamlValue.Scalar Path, YamlValue Importer)> Importers() =>
        root.Get("importers") is { } several ? [.. YamlIndex.Of(several).Values] : [(new YamlValue.Scalar(root.At, ".", true), root)];

    private static PackageNode Project(YamlValue.Scalar path) => new() { Key = path.Text, Name = path.Text, Origin = PackageOrigin.Own, Line = (int)path.At.Line, IsProject = true };

    private PackageNode Node(YamlValue.Scalar key)
    {
        if (!packages.TryGetValue(key.Text, out var entry) && !packages.TryGetValue(PnpmKey.WithoutPeers(key.Text), out entry))
            throw Fault.At(key, $"'{key.Text}' is not among the packages");
        var (name, reference) = PnpmKey.Parse(key.Text);
        name = entry.Value.Get("name").Text() ?? name ?? throw Fault.At(key, $"'{key.Text}' names no package");
        var source = Source(entry.Value.Get("resolution"), reference);
        var version = entry.Value.Get("version").Text() ?? (IsVersion(reference) ? reference : null);
        return NpmPackage.Node(key.Text, name, version, source, entry.Key.At.Line, entry.Value.Get("resolution").Get("integrity").Text());
    }

    private static bool IsVersion(string reference) => reference.Length > 0 && char.IsAsciiDigit(reference[0]) && !reference.Contains('/', StringComparison.Ordinal);

    private static NpmSource Source(YamlValue? resolution, string reference)
    {
        if (resolution.Get("directory") != null || reference.StartsWith("file:", StringComparison.Ordinal)) return NpmSource.Own;
        if (resolution.Get("repo").Text() is not { } repository) return NpmSource.Of(resolution.Get("tarball").Text());
        return NpmSource.Of($"{(repository.StartsWith("git", StringComparison.Ordinal) ? "" : "git+")}{repository}#{resolution.Get("commit").Text()}");
    }

    private void Connect(PackageNode node, YamlValue wiring, string? folder)
    {
        foreach (var (field, scope) in new[] { ("dependencies", Scope.Runtime), ("optionalDependencies", Scope.Optional), ("devDependencies", Scope.Dev) })
        {
            foreach (var (name, value) in wiring.Get(field).Entries())
            {
                var reference = value.Text() ?? value.Get("version").Text() ?? throw Fault.At(name, $"'{name.Text}' has no version");
                graph.Connect(node, reference.StartsWith("link:", StringComparison.Ordinal) ? Linked(reference[5..], folder, name) : Find(name, reference), scope);
            }
        }
    }

    // A link out of what the lock file covers is a folder that is worked on, too.
    private PackageNode Linked(string path, string? folder, YamlValue.Scalar name)
    {
        var target = RelativePath.Join(folder ?? ".", path);
        if (projects.TryGetValue(target, out var project)) return project;
        return projects[target] = graph.Add(new PackageNode { Key = target, Name = name.Text, Origin = PackageOrigin.Own, Line = (int)name.At.Line });
    }

    // A version stands for the package of that name; everything else (an alias, an address) is a key itself.
    private PackageNode Find(YamlValue.Scalar name, string reference)
    {
        foreach (var key in (string[])[$"{name.Text}@{reference}", $"/{name.Text}@{reference}", $"/{name.Text}/{reference}", reference])
        {
            if (graph.Find(key) is { IsProject: false } found) return found;
        }

        throw Fault.At(name, $"'{name.Text}' at {reference} is not in the file; is it cut off?");
    }
}
