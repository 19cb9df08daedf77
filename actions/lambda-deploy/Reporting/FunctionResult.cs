namespace LambdaDeploy;

/// <summary>How a function ended.</summary>
internal enum FunctionResult
{
    Unchanged,
    Planned,
    Deployed,

    /// <summary>Nothing was wrong with it; another one failed before its turn.</summary>
    NotMoved,

    Failed,
    RolledBack,
    RollbackFailed,
    Cancelled,
    Unknown,
}
