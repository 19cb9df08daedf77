using Actions.Toolkit;
using SbomScan.Packages;

namespace SbomScan.LockFiles.DotNet;

/// <summary>What a <c>project.assets.json</c> holds: for each framework what was restored, and what the project asks for.</summary>
internal sealed class ProjectAssets
{
    // What ends in the output of the project.
    private static readonly string[] Shipped = ["runtime", "runtimeTargets", "native", "resource", "contentFiles"];

    private readonly PackageGraph graph = new();
    private readonly PackageNode root;
    private readonly Dictionary<string, (YamlValue.Scalar Key, YamlValue Value)> libraries;
    private readonly Dictionary<string, (YamlValue.Scalar Key, YamlValue Value)> wishes;
    private readonly HashSet<string> privately;

    public ProjectAssets(YamlValue.Mapping content)
    {
        var project = content.Get("project");
        root = graph.Add(NuGetPackage.Root(project.Get("restore").Get("projectName").Text() ?? ".", project.Get("version").Text()));
        libraries = YamlIndex.Of(content.Get("libraries"));
        wishes = YamlIndex.Of(content.Get("projectFileDependencyGroups"));
        privately = project.Get("frameworks").Entries().SelectMany(framework => framework.Value.Get("dependencies").Entries())
            .Where(wish => wish.Value.Get("suppressParent").Text() == "All").Select(wish => wish.Key.Text).ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    public LockFileContent Read(YamlValue.Mapping targets, string version)
    {
        foreach (var (framework, entries) in targets.Entries) Read(framework.Text, entries);
        return graph.Content(version);
    }

    private void Read(string framework, YamlValue entries)
    {
        var target = new RestoredTarget(graph);
        var shipped = new HashSet<PackageNode>();
        foreach (var (key, entry) in entries.Entries())
        {
            var node = Node(framework, key, entry);
            target.Add(node.Name, node, entry.Get("dependencies"));
            if (Array.Exists(Shipped, kind => entry.Get(kind).Entries().Any(file => !file.Key.Text.EndsWith("/_._", StringComparison.Ordinal)))) shipped.Add(node);
        }

        target.Connect(Scope.Runtime);
        foreach (var name in Wishes(framework))
        {
            // What is private to the project and ships nothing, such as an analyzer, serves development only.
            if (target.Find(name) is { } node) graph.Connect(root, node, privately.Contains(name) && !shipped.Contains(node) ? Scope.Dev : Scope.Runtime);
        }
    }

    private PackageNode Node(string framework, YamlValue.Scalar key, YamlValue entry)
    {
        var (name, version) = NuGetPackage.Split(key);
        return entry.Get("type").Text() == "project"
            ? NuGetPackage.Project(graph, name, version, key.At.Line)
            : graph.Add(NuGetPackage.Node(framework, name, version, key.At.Line, $"sha512-{libraries.GetValueOrDefault(key.Text).Value.Get("sha512").Text()}"));
    }

    // "Tomlyn >= 2.10.2 <= 2.10.2"
    private IEnumerable<string> Wishes(string framework)
    {
        var group = wishes.TryGetValue(framework, out var exact) ? exact : wishes.GetValueOrDefault(framework.Split('/')[0]);
        return group.Value.Items().Select(wish => wish.Text()?.Split(' ')[0] ?? "");
    }
}
