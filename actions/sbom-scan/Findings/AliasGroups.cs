namespace SbomScan.Findings;

/// <summary>Puts together what shares an id, directly or through others.</summary>
internal static class AliasGroups
{
    /// <summary>The groups in the order of their first items, the items in their own.</summary>
    public static IReadOnlyList<IReadOnlyList<T>> Of<T>(IReadOnlyList<T> items, Func<T, IEnumerable<string>> idsOf)
    {
        var parents = Enumerable.Range(0, items.Count).ToArray();
        var owners = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < items.Count; i++)
        {
            foreach (var id in idsOf(items[i]))
            {
                if (owners.TryGetValue(id, out var owner)) Join(parents, owner, i);
                else owners.Add(id, i);
            }
        }

        var groups = Enumerable.Range(0, items.Count).GroupBy(i => RootOf(parents, i), i => items[i]);
        return [.. groups.Select(group => group.ToList())];
    }

    private static void Join(int[] parents, int left, int right)
    {
        var (a, b) = (RootOf(parents, left), RootOf(parents, right));
        parents[Math.Max(a, b)] = Math.Min(a, b);
    }

    private static int RootOf(int[] parents, int i)
    {
        while (parents[i] != i) i = parents[i] = parents[parents[i]];
        return i;
    }
}
