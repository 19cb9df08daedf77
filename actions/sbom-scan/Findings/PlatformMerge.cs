using SbomScan.Inventories;
using SbomScan.Packages;

namespace SbomScan.Findings;

/// <summary>One finding for a package that an image has on several platforms, where it has a purl for each architecture.</summary>
internal static class PlatformMerge
{
    private const string Architecture = "arch";

    public static IEnumerable<Finding> Of(IEnumerable<Finding> findings) => findings.GroupBy(one => (one.Id, Name(one.Component))).Select(Join);

    private static Finding Join(IGrouping<(string, string), Finding> same)
    {
        var first = same.First();
        return first with { Component = same.Select(one => one.Component).Aggregate(SameComponent.Join) };
    }

    private static string Name(Component component) => component.Purl is { } purl
        ? PackageUrl.Of(purl.Type, purl.Namespace, purl.Name, purl.Version, purl.Qualifiers.Remove(Architecture), purl.Subpath).ToString()
        : component.Key;
}
