using Actions.Toolkit;
using SbomScan.Packages;

namespace SbomScan.LockFiles.Npm;

/// <summary>The entries of a <c>yarn.lock</c>, found by what is asked for.</summary>
/// <param name="graph">Gets what they ask for.</param>
/// <param name="protocol">What a range without one means in the other entries: <c>npm:</c> in the later form, nothing in the classic one.</param>
internal sealed class YarnEntries(PackageGraph graph, string protocol)
{
    private readonly Dictionary<string, PackageNode> byDescriptor = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<PackageNode>> byName = new(StringComparer.Ordinal);

    public void Add(YarnEntry entry, PackageNode node)
    {
        foreach (var descriptor in entry.Descriptors)
        {
            if (!byDescriptor.TryAdd(descriptor, node)) throw Fault.At(entry.Line, $"'{descriptor}' stands twice");
            var (name, _) = YarnDescriptor.Split(descriptor, entry.Line);
            AddNamed(name, node);
        }
    }

    /// <summary>A project the file does not list: asked for by its name alone.</summary>
    public void AddProject(PackageNode project) => AddNamed(project.Name, project);

    /// <param name="entry">Who asks.</param>
    /// <param name="node">The same.</param>
    /// <param name="scopes">For projects: what for, as far as it is known.</param>
    /// <exception cref="FormatException">It asks for something the file does not hold: a part of it is missing.</exception>
    public void Connect(YarnEntry entry, PackageNode node, IReadOnlyDictionary<string, Scope>? scopes = null)
    {
        foreach (var (name, range) in entry.Dependencies)
        {
            var scope = scopes == null ? entry.Optional.Contains(name) ? Scope.Optional : Scope.Runtime : scopes.GetValueOrDefault(name, Scope.Unknown);
            if (!Connect(node, name, range, scope)) throw Fault.At(entry.Line, $"'{node.Name}' depends on '{name}', which the file does not hold; is it cut off?");
        }
    }

    /// <returns>Whether the file holds it.</returns>
    public bool Connect(PackageNode node, string name, string range, Scope scope)
    {
        var found = Find(name, range);
        foreach (var one in found) graph.Connect(node, one, scope);
        return found.Count > 0;
    }

    // With "resolutions" an entry is not found under what was asked for: then every one of that name may be meant.
    private List<PackageNode> Find(string name, string range) =>
        (byDescriptor.GetValueOrDefault($"{name}@{range}") ?? byDescriptor.GetValueOrDefault($"{name}@{protocol}{range}")) is { } exact ? [exact] : byName.GetValueOrDefault(name) ?? [];

    private void AddNamed(string name, PackageNode node)
    {
        if (!byName.TryGetValue(name, out var named)) byName[name] = named = [];
        named.Add(node);
    }
}
