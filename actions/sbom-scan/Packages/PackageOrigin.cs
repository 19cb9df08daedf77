namespace SbomScan.Packages;

/// <summary>Where a package comes from, which decides whether it can be looked up.</summary>
internal enum PackageOrigin
{
    /// <summary>The ecosystem's registry, or a distribution.</summary>
    Registry,

    /// <summary>A project of the scanned repository itself: a workspace member, a path, a project reference. Has no purl.</summary>
    Own,

    /// <summary>A commit of a repository; the purl has a <c>vcs_url</c>.</summary>
    Git,

    /// <summary>An archive at an address; the purl has a <c>download_url</c>.</summary>
    Url,
}
