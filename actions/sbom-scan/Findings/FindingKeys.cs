using SbomScan.Inventories;

namespace SbomScan.Findings;

internal static class FindingKeys
{
    /// <summary>A key for each file that names the component, sorted.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="target">The repository or image, without tag or digest.</param>
    /// <param name="isImage">Files of an image are no place of their own: the target is.</param>
    public static IReadOnlyList<FindingKey> Of(Finding finding, string target, bool isImage)
    {
        var package = PackageOf(finding.Component);
        var files = finding.Component.Occurrences.Select(occurrence => occurrence.File).ToList();
        IEnumerable<string> places = isImage || files.Count == 0 ? [target] : files;
        return [.. places.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(place => new FindingKey(finding.Id, package, place))];
    }

    /// <summary>What is the same package, whatever the architecture it was built for.</summary>
    public static string PackageOf(Component component) => component.Purl?.WithoutQualifiers.ToString() ?? component.Key;
}
