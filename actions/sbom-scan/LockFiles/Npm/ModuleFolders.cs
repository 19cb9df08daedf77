using Actions.Toolkit;
using SbomScan.Packages;

namespace SbomScan.LockFiles.Npm;

/// <summary>Packages by the folder they are installed in, and node's way to find one from another: upwards, folder by folder.</summary>
internal sealed class ModuleFolders
{
    private const string Modules = "node_modules/";
    private const int LongestPath = 4096;
    private const int DeepestNesting = 256;

    private readonly Dictionary<string, Folder> folders = new(StringComparer.Ordinal);

    public static bool IsInstalled(string place) => place.StartsWith(Modules, StringComparison.Ordinal) || place.Contains("/" + Modules, StringComparison.Ordinal);

    /// <summary>The name a package is found under, an alias perhaps: <c>@acme/ui</c> for <c>apps/web/node_modules/@acme/ui</c>.</summary>
    public static string NameAt(string place) => place[(StartOfName(place) is >= 0 and var start ? start : 0)..];

    public void Put(string place, PackageNode package, long line) => At(ParentOf(place) ?? "", line).Packages[NameAt(place)] = package;

    /// <summary>Connects a package with what it finds under the names it asks for. What is optional may be missing.</summary>
    /// <param name="graph">Gets the connections.</param>
    /// <param name="node">The package.</param>
    /// <param name="place">Where it is installed.</param>
    /// <param name="wishes">A mapping with <c>dependencies</c> and the like.</param>
    public void Connect(PackageGraph graph, PackageNode node, string place, YamlValue? wishes)
    {
        foreach (var (name, scope) in NpmWishes.Of(wishes, node.IsProject))
        {
            var found = Find(place, name, node.Line);
            if (found != null || scope != Scope.Optional) graph.Connect(node, found, scope);
        }
    }

    /// <summary>What the package at a place finds when it asks for a name.</summary>
    public PackageNode? Find(string place, string name, long line)
    {
        for (var folder = At(place, line); folder != null; folder = folder.Parent)
        {
            if (folder.Packages.TryGetValue(name, out var found)) return found;
        }

        return null;
    }

    private Folder At(string place, long line)
    {
        if (folders.TryGetValue(place, out var known)) return known;
        if (place.Length > LongestPath) throw Fault.At(line, $"a path of more than {LongestPath:N0} characters");
        var parent = ParentOf(place) is { } outer ? At(outer, line) : null;
        if (parent?.Depth == DeepestNesting) throw Fault.At(line, $"a path of more than {DeepestNesting} folders");
        return folders[place] = new Folder(parent);
    }

    // Above "../lib" there is nothing that the lock file knows.
    private static string? ParentOf(string place)
    {
        if (place is "" or ".." || place.EndsWith("/..", StringComparison.Ordinal)) return null;
        var end = StartOfName(place) is >= 0 and var start ? start - Modules.Length - 1 : place.LastIndexOf('/');
        return end > 0 ? place[..end] : "";
    }

    private static int StartOfName(string place)
    {
        var at = place.LastIndexOf("/" + Modules, StringComparison.Ordinal);
        return at >= 0 ? at + 1 + Modules.Length : place.StartsWith(Modules, StringComparison.Ordinal) ? Modules.Length : -1;
    }

    private sealed class Folder(Folder? parent)
    {
        public Folder? Parent => parent;

        public int Depth { get; } = (parent?.Depth ?? 0) + 1;

        public Dictionary<string, PackageNode> Packages { get; } = new(StringComparer.Ordinal);
    }
}
