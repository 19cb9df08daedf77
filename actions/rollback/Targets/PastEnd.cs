namespace Rollback;

/// <summary>How a past deployment ended.</summary>
internal enum PastEnd
{
    /// <summary>Its version served.</summary>
    Succeeded,

    /// <summary>The platform took it back.</summary>
    RolledBack,

    /// <summary>It ended otherwise: stopped, failed, or failed to be taken back.</summary>
    Failed,

    /// <summary>It has not ended.</summary>
    UnderWay,
}
