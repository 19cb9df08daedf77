using Actions.Toolkit;
using SbomScan.Packages;

namespace SbomScan.LockFiles.Npm;

/// <summary>The classic <c>yarn.lock</c>: it knows what is installed; who asks for it and what for stands in the <c>package.json</c> files beside it.</summary>
internal sealed class YarnClassic(LockFile file)
{
    private readonly PackageGraph graph = new();

    public LockFileContent Read(IReadOnlyList<YarnEntry> entries)
    {
        var installed = new YarnEntries(graph, protocol: "");
        var nodes = entries.Select(entry => (Entry: entry, Node: graph.Add(Node(entry)))).ToList();
        foreach (var (entry, node) in nodes) installed.Add(entry, node);
        foreach (var (entry, node) in nodes) installed.Connect(entry, node);
        var projects = ProjectManifest.All(file).Select(manifest => (Manifest: manifest, Node: graph.Add(manifest.Node()))).ToList();
        foreach (var (_, node) in projects) installed.AddProject(node);
        foreach (var (manifest, node) in projects)
        {
            foreach (var (name, range, scope) in manifest.Wishes)
            {
                if (!installed.Connect(node, name, range, scope)) graph.Connect(node, NpmPackage.Unresolved(graph, name, range), scope);
            }
        }

        return graph.Content("1", remarks: projects.Count > 0 || entries.Count == 0
            ? []
            : ["which packages are asked for by name, and what for, stands in a package.json, and none that can be read is beside it"]);
    }

    private static PackageNode Node(YarnEntry entry)
    {
        var (name, range) = YarnDescriptor.Split(entry.Descriptors[0], entry.Line);
        var source = range.StartsWith("file:", StringComparison.Ordinal) ? NpmSource.Own : NpmSource.Of(entry.Fields.GetValueOrDefault("resolved"));
        var version = entry.Fields.GetValueOrDefault("version") ?? throw Fault.At(entry.Line, $"'{name}' has no version");
        return NpmPackage.Node(string.Join(", ", entry.Descriptors), RealName(name, range), version, source, entry.Line, entry.Fields.GetValueOrDefault("integrity"));
    }

    // old-ms@npm:ms@2.0.0
    private static string RealName(string name, string range) =>
        range.StartsWith("npm:", StringComparison.Ordinal) && range.LastIndexOf('@') is > 4 and var at ? range[4..at] : name;
}
