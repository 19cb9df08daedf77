using Actions.Toolkit;
using SbomScan.Packages;

namespace SbomScan.LockFiles.DotNet;

/// <summary>What is restored for one framework, by name: NuGet does not tell upper from lower case, and restores one version of each.</summary>
/// <param name="graph">Gets what it asks for.</param>
/// <param name="outer">For a runtime identifier: what it shares with the framework itself.</param>
internal sealed class RestoredTarget(PackageGraph graph, RestoredTarget? outer = null)
{
    private readonly Dictionary<string, (PackageNode Node, YamlValue? Dependencies)> entries = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="name">What the others call it.</param>
    /// <param name="node">The package or project.</param>
    /// <param name="dependencies">Names it depends on, as keys.</param>
    public void Add(string name, PackageNode node, YamlValue? dependencies)
    {
        if (!entries.TryAdd(name, (node, dependencies))) throw Fault.At(node.Line, $"'{node.Name}' stands twice in one framework");
    }

    public PackageNode? Find(string name) => entries.TryGetValue(name, out var found) ? found.Node : outer?.Find(name);

    /// <summary>A package that is asked for and not there comes with the framework itself.</summary>
    /// <param name="scope">What for.</param>
    public void Connect(Scope scope)
    {
        foreach (var (node, dependencies) in entries.Values)
        {
            foreach (var (name, _) in dependencies.Entries())
            {
                if (Find(name.Text) is { } found && found != node) graph.Connect(node, found, scope);
            }
        }
    }
}
