using SbomScan.Findings;
using SbomScan.Images;
using SbomScan.Packages;

namespace SbomScan.Vex;

/// <summary>What a statement is about.</summary>
/// <param name="Name">The product as written: a purl, or the name of the target.</param>
/// <param name="Subcomponents">Packages in the product; empty: the product itself is the package.</param>
internal sealed record VexProduct(string Name, IReadOnlyList<string> Subcomponents)
{
    /// <param name="finding">What was found.</param>
    /// <param name="target">Name of the target, without tag and digest.</param>
    public bool Concerns(Finding finding, string target)
    {
        if (Subcomponents.Count > 0) return (IsTarget(target) || IsPackage(Name, finding)) && Subcomponents.Any(one => IsPackage(one, finding));
        return IsPackage(Name, finding) || IsTarget(target);
    }

    // An image as product: pkg:oci/shop?repository_url=…, or its plain name.
    private bool IsTarget(string target)
    {
        if (!Name.StartsWith("pkg:", StringComparison.Ordinal)) return ImageName.WithoutVersion(Name) == target;
        if (Read(Name) is not { Type: "oci" or "docker" or "github" } purl) return false;
        return purl.Qualifiers.GetValueOrDefault("repository_url") is { } url ? url == target || $"{url}/{purl.FullName}" == target : purl.Namespace == null ? purl.Name == target.Split('/')[^1] : purl.FullName == target;
    }

    private static bool IsPackage(string text, Finding finding)
    {
        if (finding.Component.Purl?.WithoutQualifiers is not { } found || Read(text)?.WithoutQualifiers is not { } wanted) return false;
        return wanted.Version == null ? wanted == found.WithoutVersion : wanted == found;
    }

    private static PackageUrl? Read(string text)
    {
        try
        {
            return PackageUrl.Parse(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
