namespace SbomScan.Licenses;

/// <summary>What a policy says about the licence of a package.</summary>
internal enum LicenseClass
{
    Allowed,
    Denied,

    /// <summary>It is not known which licence it has, so nothing can be said.</summary>
    Unknown,

    /// <summary>The policy leaves it out: an own project, or an exception.</summary>
    Exempt,
}
