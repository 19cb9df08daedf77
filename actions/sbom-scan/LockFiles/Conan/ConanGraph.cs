using SbomScan.LockFiles.Data;
using SbomScan.Packages;

namespace SbomScan.LockFiles.Conan;

/// <summary>The <c>graph_lock</c> of conan 1: numbered nodes that name each other. Those with a path are own projects.</summary>
internal static class ConanGraph
{
    public static LockFileContent Read(DataMap graph, string version)
    {
        var nodes = (graph.Map("nodes") ?? throw new FormatException($"line {graph.Line}: 'graph_lock' has no 'nodes'")).Entries
            .Select(entry => (Id: entry.Key, entry.Line, Node: entry.Value.As<DataMap>("a node"))).ToList();
        var ids = nodes.Select(node => node.Id).ToHashSet(StringComparer.Ordinal);
        // What a package is built with is for development, even where the package itself is not.
        var asked = nodes.SelectMany(node => node.Node.Texts("build_requires").Select(id => (id, Scope.Dev)))
            .Concat(nodes.Where(node => IsOwn(node.Node)).SelectMany(node => node.Node.Texts("requires").Select(id => (id, Scope.Runtime)))).ToList();
        var direct = nodes.Where(node => IsOwn(node.Node)).SelectMany(node => Edges(node.Node)).ToHashSet(StringComparer.Ordinal);
        var needed = nodes.ConvertAll(node => Package(node.Id, node.Line, node.Node) with { DependsOn = [.. node.Node.Texts("requires").Where(ids.Contains)] });
        return new LockFileContent
        {
            FormatVersion = version,
            Packages = [.. needed.Scoped(asked).Zip(nodes, (package, node) => package with
            {
                IsDirect = direct.Contains(package.Id),
                DependsOn = [.. Edges(node.Node).Where(ids.Contains).Distinct(StringComparer.Ordinal)],
            })],
            HasEdges = true,
            StatesEmptiness = needed.AreAllOwn(),
        };
    }

    private static bool IsOwn(DataMap node) => node.Text("path") != null || node.Text("ref") == null;

    private static IEnumerable<string> Edges(DataMap node) => node.Texts("requires").Concat(node.Texts("build_requires"));

    private static LockedPackage Package(string id, int line, DataMap node)
    {
        var reference = node.Text("ref") is { } text ? ConanReference.Parse(text, node.LineOf("ref"), node.Text("prev") is var revision and not "0" ? revision : null) : null;   // 0: revisions are off
        return new LockedPackage
        {
            Id = id,
            Name = reference?.Name ?? "conanfile",
            Version = reference?.Version,
            Purl = IsOwn(node) ? null : reference!.Purl,
            Origin = IsOwn(node) ? PackageOrigin.Own : PackageOrigin.Registry,
            Line = reference == null ? line : node.LineOf("ref"),
        };
    }
}
