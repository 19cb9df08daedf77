namespace EcsDeploy;

/// <summary>What became of one scheduled task.</summary>
internal enum ScheduledResult
{
    Planned,

    /// <summary>It named the revision already.</summary>
    Unchanged,

    Moved,

    /// <summary>The step ended before its turn.</summary>
    NotMoved,

    Failed,

    /// <summary>It names the revision before again.</summary>
    Returned,

    ReturnFailed,
}
