using Actions.Toolkit;
using SbomScan.Packages;

namespace SbomScan.LockFiles.Npm;

/// <summary>
/// Version 1 of npm's lock file: a tree of what lies within what. It says itself what is for development only, but of the
/// projects it knows no more than their folders: which packages they ask for stands in the <c>package.json</c> beside it.
/// </summary>
internal sealed class NpmTree(LockFile file)
{
    private readonly PackageGraph graph = new();
    private readonly ModuleFolders modules = new();
    private readonly List<(PackageNode Node, string Place, YamlValue Entry)> entries = [];

    public LockFileContent Read(YamlValue.Mapping root)
    {
        ReadLevel(root, "");
        foreach (var (node, place, entry) in entries)
        {
            foreach (var (name, _) in entry.Get("requires").Entries()) graph.Connect(node, modules.Find(place, name.Text, name.At.Line), Scope.Runtime);
        }

        if (ProjectManifest.Of(file, ".") is not { } manifest)
            return graph.Content("1", remarks: entries.Count == 0 ? [] : ["which packages are asked for by name stands in a package.json, and none that can be read is beside it"]);
        var project = graph.Add(manifest.Node(root.Get("name").Text()));
        foreach (var (name, range, scope) in manifest.Wishes) graph.Connect(project, modules.Find("", name, project.Line) ?? NpmPackage.Unresolved(graph, name, range), scope);
        return graph.Content("1");
    }

    private void ReadLevel(YamlValue parent, string place)
    {
        foreach (var (name, entry) in parent.Get("dependencies").Entries())
        {
            if (entry is not YamlValue.Mapping) throw Fault.At(name, $"'{name.Text}' is no package");
            var here = place.Length == 0 ? $"node_modules/{name.Text}" : $"{place}/node_modules/{name.Text}";
            var node = graph.Add(Node(name, here, entry));
            modules.Put(here, node, name.At.Line);
            entries.Add((node, here, entry));
            ReadLevel(entry, here);
        }
    }

    private static PackageNode Node(YamlValue.Scalar name, string place, YamlValue entry)
    {
        var version = entry.Get("version").Text() ?? "";
        var stated = Flags.Scope(entry);
        if (version.StartsWith("npm:", StringComparison.Ordinal) && version.LastIndexOf('@') is > 4 and var at)
            return Package(version[4..at], version[(at + 1)..], NpmSource.Of(entry.Get("resolved").Text()));
        // An address in place of the version: a path, a repository, an archive.
        var isAddress = version.Contains(':', StringComparison.Ordinal);
        return Package(name.Text, isAddress ? null : version, NpmSource.Of(isAddress ? version : entry.Get("resolved").Text()));

        PackageNode Package(string own, string? installed, NpmSource source) =>
            NpmPackage.Node(place, own, installed, source, name.At.Line, entry.Get("integrity").Text(), stated: stated, isBundled: Flags.IsSet(entry, "bundled"));
    }
}
