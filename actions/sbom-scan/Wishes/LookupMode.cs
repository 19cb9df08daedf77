namespace SbomScan.Wishes;

/// <summary>Where vulnerabilities are looked up.</summary>
internal enum LookupMode
{
    /// <summary>The service.</summary>
    Osv,

    /// <summary>Files; no connection is opened.</summary>
    Offline,
    None,
}
