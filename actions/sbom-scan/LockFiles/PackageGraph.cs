using SbomScan.Packages;

namespace SbomScan.LockFiles;

/// <summary>The entries of one lock file and what they ask for; in the end each package once.</summary>
internal sealed class PackageGraph
{
    private const int MostPackages = 100_000;
    private const int MostNeeds = 5_000_000;

    private readonly Dictionary<string, PackageNode> nodes = new(StringComparer.Ordinal);
    private bool asksForPackages;
    private int needs;

    /// <exception cref="FormatException">There is one with this key, or there are more than in any lock file.</exception>
    public PackageNode Add(PackageNode node)
    {
        if (nodes.Count == MostPackages) throw Fault.At(node.Line, $"more than {MostPackages:N0} packages");
        if (!nodes.TryAdd(node.Key, node)) throw Fault.At(node.Line, $"'{node.Key}' stands twice");
        return node;
    }

    public PackageNode? Find(string key) => nodes.GetValueOrDefault(key);

    /// <param name="from">Who asks.</param>
    /// <param name="to">What is installed for it; <see langword="null"/>: nothing.</param>
    /// <param name="scope">What for.</param>
    public void Connect(PackageNode from, PackageNode? to, Scope scope)
    {
        if (++needs > MostNeeds) throw new FormatException($"more than {MostNeeds:N0} dependencies");
        if (to?.Origin != PackageOrigin.Own) asksForPackages = true;
        if (to != null) from.Needs.Add((to, scope));
    }

    /// <param name="formatVersion">The version the file gives itself.</param>
    /// <param name="hasEdges">Whether the format tells what depends on what.</param>
    /// <param name="remarks">What the reader could not tell.</param>
    public LockFileContent Content(string? formatVersion, bool hasEdges = true, IReadOnlyList<string>? remarks = null)
    {
        var scopes = NodeScopes.Of(nodes.Values);
        var direct = nodes.Values.Where(node => node.Origin == PackageOrigin.Own).SelectMany(node => node.Needs).Select(need => need.Node.Id).ToHashSet(StringComparer.Ordinal);
        return new LockFileContent
        {
            FormatVersion = formatVersion,
            Packages = [.. nodes.Values.GroupBy(node => node.Id, StringComparer.Ordinal).Select(same => Merged([.. same], scopes, direct))],
            HasEdges = hasEdges,
            StatesEmptiness = !asksForPackages && nodes.Values.All(node => node.Origin == PackageOrigin.Own),
            Remarks = remarks ?? [],
        };
    }

    private static LockedPackage Merged(IReadOnlyList<PackageNode> same, IReadOnlyDictionary<PackageNode, Scope?> scopes, HashSet<string> direct)
    {
        var first = same[0];
        return new LockedPackage
        {
            Id = first.Id,
            Name = first.Name,
            Version = first.Version,
            Purl = first.Purl,
            Origin = first.Origin,
            Scope = same.Min(node => scopes[node]) ?? Scope.Unknown,
            IsDirect = first.Origin != PackageOrigin.Own && direct.Contains(first.Id),
            Line = same.Min(node => node.Line),
            DependsOn = [.. same.SelectMany(node => node.Needs).Select(need => need.Node.Id).Where(id => id != first.Id).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Hashes = same.FirstOrDefault(node => node.Hashes.Count > 0)?.Hashes ?? [],
            License = same.FirstOrDefault(node => node.License != null)?.License,
            Properties = same.MinBy(node => node.Properties.Count)!.Properties,
        };
    }
}
