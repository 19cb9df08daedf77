using SbomScan.Packages;

namespace SbomScan.Inventories;

/// <summary>What a target itself depends on, so that every component is reached from it.</summary>
internal static class InventoryRoots
{
    /// <summary>What nothing else asks for, what is asked for by name, and of circles that nothing leads into their first member.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<Component> components)
    {
        var byKey = components.ToDictionary(one => one.Key, StringComparer.Ordinal);
        var asked = components.SelectMany(one => one.DependsOn).ToHashSet(StringComparer.Ordinal);
        var askedByName = components.Where(one => one.Origin == PackageOrigin.Own).SelectMany(one => one.DependsOn).ToHashSet(StringComparer.Ordinal);
        var roots = components.Where(one => !asked.Contains(one.Key) || (one.IsDirect && !askedByName.Contains(one.Key))).Select(one => one.Key).ToList();
        var reached = new HashSet<string>(StringComparer.Ordinal);
        foreach (var root in roots) Reach(root);
        foreach (var left in components.OrderByDescending(one => one.IsDirect).Where(one => !reached.Contains(one.Key)))
        {
            if (reached.Contains(left.Key)) continue;
            roots.Add(left.Key);
            Reach(left.Key);
        }

        return [.. roots.Order(StringComparer.Ordinal)];

        void Reach(string from)
        {
            var left = new Stack<string>([from]);
            while (left.TryPop(out var key))
            {
                if (!byKey.TryGetValue(key, out var component) || !reached.Add(key)) continue;
                foreach (var next in component.DependsOn) left.Push(next);
            }
        }
    }
}
