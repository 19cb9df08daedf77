namespace EcsDeploy;

/// <summary>How the whole step ended; also how one service did.</summary>
internal enum DeployResult
{
    Deployed,
    Unchanged,
    Planned,
    Waiting,
    RolledBack,
    RollbackFailed,
    Failed,
    Cancelled,
    Unknown,
}
