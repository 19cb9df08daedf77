using Actions.Toolkit;
using SbomScan.Packages;

namespace SbomScan.LockFiles.Npm;

/// <summary>The later <c>yarn.lock</c>: it holds the projects, too, but not which of their wishes are for development; that stands in their <c>package.json</c>.</summary>
internal sealed class YarnBerry(LockFile file)
{
    private readonly PackageGraph graph = new();
    private readonly List<string> withoutManifest = [];

    public LockFileContent Read(IReadOnlyList<YarnEntry> entries, string version)
    {
        var installed = new YarnEntries(graph, protocol: "npm:");
        var nodes = entries.Select(entry => (Entry: entry, Node: graph.Add(Node(entry)))).ToList();
        foreach (var (entry, node) in nodes) installed.Add(entry, node);
        foreach (var (entry, node) in nodes) installed.Connect(entry, node, node.IsProject ? ScopesOf(node.Key) : null);
        return graph.Content(version, remarks: withoutManifest.Count == 0
            ? []
            : [$"which packages are for development only stands in a package.json, and none that can be read is in {string.Join(", ", withoutManifest)}"]);
    }

    // ms@npm:2.0.0, app@workspace:., lib@file:./lib#./lib::hash=…&locator=…
    private static (string Name, string Reference) Locator(YarnEntry entry)
    {
        var resolution = entry.Fields.GetValueOrDefault("resolution") ?? throw Fault.At(entry.Line, $"'{entry.Descriptors[0]}' has no resolution");
        var (name, reference) = YarnDescriptor.Split(resolution, entry.Line);
        return (name, reference.IndexOf("::", StringComparison.Ordinal) is >= 0 and var end ? reference[..end] : reference);
    }

    private static PackageNode Node(YarnEntry entry)
    {
        var (name, reference) = Locator(entry);
        var key = entry.Fields["resolution"];
        var version = entry.Fields.GetValueOrDefault("version") ?? throw Fault.At(entry.Line, $"'{name}' has no version");
        if (!reference.StartsWith("workspace:", StringComparison.Ordinal)) return NpmPackage.Node(key, name, version, Source(reference), entry.Line);
        return new PackageNode { Key = reference["workspace:".Length..], Name = name, Origin = PackageOrigin.Own, Line = entry.Line, IsProject = true };
    }

    // A patched package is the package it was made of. The checksum is left out: it is the one of yarn's own archive, not of the package.
    private static NpmSource Source(string reference) =>
        reference.StartsWith("npm:", StringComparison.Ordinal) || reference.StartsWith("patch:", StringComparison.Ordinal) ? NpmSource.Registry : NpmSource.Of(reference);

    private IReadOnlyDictionary<string, Scope> ScopesOf(string folder)
    {
        if (ProjectManifest.Of(file, folder) is { } manifest) return manifest.Scopes;
        withoutManifest.Add(folder);
        return new Dictionary<string, Scope>();
    }
}
