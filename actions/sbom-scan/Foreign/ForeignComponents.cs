using SbomScan.Inventories;
using SbomScan.Packages;

namespace SbomScan.Foreign;

/// <summary>Collects the components of one document: the same purl is one component, and references lead to it.</summary>
internal sealed class ForeignComponents
{
    private const int MostRemarks = 50;
    private const int MostOccurrences = 1_000;

    private readonly Dictionary<string, Component> byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> keyOf = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedSet<string>> edges = new(StringComparer.Ordinal);   // by reference
    private readonly List<string> remarks = [];
    private int furtherRemarks;

    public bool HasEdges => edges.Count > 0;

    public IReadOnlyList<string> Remarks => furtherRemarks == 0 ? remarks : [.. remarks, $"{furtherRemarks:N0} further remarks are left out."];

    public void Remark(string sentence)
    {
        if (remarks.Count < MostRemarks) remarks.Add(sentence);
        else furtherRemarks++;
    }

    /// <param name="reference">What edges of the document name it by.</param>
    /// <param name="component">The component; what it depends on is found in the edges.</param>
    public void Add(string? reference, Component component)
    {
        byKey[component.Key] = byKey.TryGetValue(component.Key, out var same) ? Merged(same, component) : component;
        if (reference != null && !keyOf.TryAdd(reference, component.Key) && keyOf[reference] != component.Key)
            Remark($"The reference '{Cut(reference)}' names several components; its dependencies are given to {keyOf[reference]}.");
    }

    public void AddEdge(string from, string to)
    {
        if (!edges.TryGetValue(from, out var ends)) edges[from] = ends = new SortedSet<string>(StringComparer.Ordinal);
        ends.Add(to);
    }

    /// <summary>A purl as the document writes it; one that is none is remarked upon, and is none then.</summary>
    public PackageUrl? Purl(string? text, string name)
    {
        if (string.IsNullOrEmpty(text)) return null;
        try
        {
            return PackageUrl.Parse(text);
        }
        catch (FormatException problem)
        {
            Remark($"{Cut(name)} has an invalid purl, '{Cut(text)}': {problem.Message}.");
            return null;
        }
    }

    /// <summary>Everything that the references lead to gets their place, unless it has one; of several the first.</summary>
    public void Place(IEnumerable<(string Reference, Occurrence Place)> places)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (reference, place) in places)
        {
            var next = new Stack<string>([reference]);
            while (next.TryPop(out var one))
            {
                if (keyOf.TryGetValue(one, out var key) && byKey[key].Occurrences.Count == 0) byKey[key] = byKey[key] with { Occurrences = [place] };
                foreach (var end in edges.GetValueOrDefault(one, []).Where(seen.Add)) next.Push(end);
            }
        }
    }

    /// <param name="name">The target.</param>
    /// <param name="roots">References of the target and of what only groups components; empty: what nothing depends on is a root.</param>
    public Inventory Build(string name, IReadOnlyList<string> roots)
    {
        var direct = roots.SelectMany(EndsOf).ToHashSet(StringComparer.Ordinal);
        var dependsOn = keyOf.ToLookup(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);
        var components = byKey.Values.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => one with
        {
            IsDirect = one.IsDirect || direct.Contains(one.Key),
            DependsOn = [.. dependsOn[one.Key].SelectMany(EndsOf).Where(end => end != one.Key).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
        }).ToList();
        return new Inventory(name, components) { Roots = direct.Count > 0 ? [.. direct.Order(StringComparer.Ordinal)] : InventoryRoots.Of(components) };
    }

    public static string Cut(string text) => ShortText.Of(text, 200);

    private IEnumerable<string> EndsOf(string reference) =>
        edges.GetValueOrDefault(reference, []).Select(end => keyOf.GetValueOrDefault(end)).OfType<string>();

    private static Component Merged(Component one, Component other) => one with
    {
        Scope = (Scope)Math.Min((int)one.Scope, (int)other.Scope),
        IsDirect = one.IsDirect || other.IsDirect,
        Occurrences = one.Occurrences.Count >= MostOccurrences ? one.Occurrences : [.. one.Occurrences.Union(other.Occurrences).OrderBy(place => place.File, StringComparer.Ordinal).ThenBy(place => place.Line)],
        Hashes = [.. one.Hashes.Union(other.Hashes)],
        License = one.License ?? other.License,
    };
}
