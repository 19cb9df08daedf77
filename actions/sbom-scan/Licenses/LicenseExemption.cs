using SbomScan.Packages;

namespace SbomScan.Licenses;

/// <summary>A package that the policy leaves out.</summary>
/// <param name="Purl">Without a version: every version. Without qualifiers: whatever they are.</param>
/// <param name="Reason">Why, for people.</param>
/// <param name="Expires">The last day it holds; <see langword="null"/>: for good.</param>
internal sealed record LicenseExemption(PackageUrl Purl, string Reason, DateOnly? Expires)
{
    public bool IsExpired(DateOnly today) => Expires < today;

    public bool Matches(PackageUrl purl)
    {
        if (Purl.Version == null) purl = purl.WithoutVersion;
        if (Purl.Qualifiers.IsEmpty && Purl.Subpath == null) purl = purl.WithoutQualifiers;
        return Purl.Equals(purl);
    }
}
