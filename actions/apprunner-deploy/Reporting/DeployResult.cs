namespace AppRunnerDeploy;

/// <summary>How the step ended.</summary>
internal enum DeployResult
{
    Deployed,
    Unchanged,
    Planned,
    RolledBack,
    RollbackFailed,
    Failed,
    Cancelled,
    Unknown,
}
