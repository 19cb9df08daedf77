namespace SbomScan.Advisories;

/// <summary>What an event of a range says of its version. In the order in which several of one version are read.</summary>
internal enum OsvEventKind
{
    /// <summary>It is the first that is affected; <c>0</c>: from the beginning.</summary>
    Introduced,

    /// <summary>It is the last that is affected.</summary>
    LastAffected,

    /// <summary>It is the first that is not affected any more.</summary>
    Fixed,

    /// <summary>Nothing from the highest limit on is affected; that is no fix.</summary>
    Limit,
}
