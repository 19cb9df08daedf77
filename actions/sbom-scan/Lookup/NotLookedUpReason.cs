namespace SbomScan.Lookup;

/// <summary>Why a component was not looked up.</summary>
internal enum NotLookedUpReason
{
    /// <summary>A project of the repository itself.</summary>
    Own,

    /// <summary>It comes from a commit or an address: what a registry has under its name may be something else.</summary>
    NotFromRegistry,

    /// <summary>Others' SBOMs may list components without a package URL.</summary>
    NoPackageUrl,
    NoVersion,

    /// <summary>Its version is none of its ecosystem and cannot be compared.</summary>
    UnparsableVersion,

    /// <summary>A package of a distribution, but nothing says which release.</summary>
    NoDistribution,

    /// <summary>No database knows the ecosystem.</summary>
    UnknownEcosystem,

    /// <summary>The service did not answer, or not in a way that can be used.</summary>
    LookupFailed,

    /// <summary>It has vulnerabilities, but how bad one of them is could not be read.</summary>
    RatingFailed,

    /// <summary>The offline data lack the ecosystem.</summary>
    NoData,

    /// <summary>The offline data of the ecosystem are too old.</summary>
    OldData,
}
