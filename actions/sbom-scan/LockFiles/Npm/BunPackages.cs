using Actions.Toolkit;
using SbomScan.Packages;

namespace SbomScan.LockFiles.Npm;

/// <summary>What a <c>bun.lock</c> holds: <c>"parent/name": ["name@1.0.0", registry, {dependencies…}, integrity]</c>; what is not from a registry has less.</summary>
internal sealed class BunPackages
{
    private readonly PackageGraph graph = new();
    private readonly ModuleFolders modules = new();

    public LockFileContent Read(YamlValue.Mapping root, string version)
    {
        if (root.Get("packages") is not YamlValue.Mapping packages) throw new FormatException("it holds no \"packages\"");
        var projects = root.Get("workspaces").Entries().Select(entry => (Node: graph.Add(Project(entry)), entry.Value)).ToList();
        var nodes = packages.Entries.Select(entry => Add(entry.Key, entry.Value)).ToList();
        foreach (var (node, place, details) in nodes) modules.Connect(graph, node, place, details);
        // What a project finds before all others lies below its name.
        foreach (var (node, wishes) in projects) modules.Connect(graph, node, node.Key == "." ? "" : Place(node.Name), wishes);
        return graph.Content(version);
    }

    private static PackageNode Project((YamlValue.Scalar Folder, YamlValue Content) workspace) => new()
    {
        Key = workspace.Folder.Text.Length == 0 ? "." : workspace.Folder.Text,
        Name = workspace.Content.Get("name").Text() ?? workspace.Folder.Text,
        Version = workspace.Content.Get("version").Text(),
        Origin = PackageOrigin.Own,
        Line = (int)workspace.Folder.At.Line,
        IsProject = true,
    };

    private (PackageNode Node, string Place, YamlValue? Details) Add(YamlValue.Scalar key, YamlValue value)
    {
        var parts = value.Items();
        if (parts.Count == 0 || parts[0].Text() is not { } locator) throw Fault.At(key, $"'{key.Text}' is no list that begins with a package");
        var (name, reference) = YarnDescriptor.Split(locator, (int)key.At.Line);
        var place = Place(key.Text);
        var node = ProjectAt(reference) ?? graph.Add(Node(key, name, reference, parts));
        modules.Put(place, node, key.At.Line);
        return (node, place, node.IsProject ? null : parts.FirstOrDefault(part => part is YamlValue.Mapping));
    }

    private PackageNode? ProjectAt(string reference) =>
        reference.StartsWith("workspace:", StringComparison.Ordinal) ? graph.Find(reference["workspace:".Length..]) : reference == "root:" ? graph.Find(".") : null;

    // A version begins with a digit; everything else is an address, a path for example.
    private static PackageNode Node(YamlValue.Scalar key, string name, string reference, IReadOnlyList<YamlValue> parts)
    {
        var isVersion = reference.Length > 0 && char.IsAsciiDigit(reference[0]);
        var source = isVersion ? NpmSource.Registry : NpmSource.Of(reference);
        if (!isVersion && source.Origin == PackageOrigin.Registry && !reference.Contains("://", StringComparison.Ordinal)) source = NpmSource.Own;
        return NpmPackage.Node($"node_modules:{key.Text}", name, isVersion ? reference : null, source, key.At.Line, parts.Count > 1 ? parts[^1].Text() : null);
    }

    // "@acme/web/debug" is what @acme/web finds under that name.
    private static string Place(string key)
    {
        var place = "";
        var segments = key.Split('/');
        for (var i = 0; i < segments.Length; i++)
        {
            var name = segments[i].StartsWith('@') && i + 1 < segments.Length ? $"{segments[i]}/{segments[++i]}" : segments[i];
            place = place.Length == 0 ? $"node_modules/{name}" : $"{place}/node_modules/{name}";
        }

        return place;
    }
}
