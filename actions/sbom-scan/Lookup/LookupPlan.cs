using SbomScan.Inventories;

namespace SbomScan.Lookup;

/// <summary>What is to be asked: each package once, however many components it stands behind.</summary>
/// <param name="Packages">Package → the components it stands behind.</param>
/// <param name="NotLookedUp">The components that nothing can be asked for.</param>
internal sealed record LookupPlan(IReadOnlyDictionary<OsvPackage, IReadOnlyList<Component>> Packages, IReadOnlyList<NotLookedUp> NotLookedUp)
{
    public static LookupPlan Of(IReadOnlyList<Component> components)
    {
        var packages = new Dictionary<OsvPackage, List<Component>>();
        var not = new List<NotLookedUp>();
        foreach (var component in components)
        {
            var (package, reason) = OsvPackages.Of(component);
            if (reason != null) not.Add(reason);
            else if (packages.TryGetValue(package!, out var others)) others.Add(component);
            else packages.Add(package!, [component]);
        }

        return new LookupPlan(packages.ToDictionary(one => one.Key, one => (IReadOnlyList<Component>)one.Value), not);
    }
}
