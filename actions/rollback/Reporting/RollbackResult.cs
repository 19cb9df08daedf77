namespace Rollback;

/// <summary>How the step, or one target of it, ended.</summary>
internal enum RollbackResult
{
    RolledBack,
    AlreadyThere,
    Planned,
    RollbackFailed,
    NothingToRollBackTo,
    Refused,
    Cancelled,
    Unknown,
}
