namespace Rollback;

/// <summary>How a target stands at the version it is on.</summary>
internal enum Standing
{
    /// <summary>The deployment is complete.</summary>
    Settled,

    /// <summary>The deployment is in progress.</summary>
    Deploying,

    /// <summary>The deployment failed, and nobody takes it back.</summary>
    Failed,
}
