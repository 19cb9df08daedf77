namespace EcsDeploy;

internal enum PlannedStep
{
    /// <summary>The service runs exactly this already.</summary>
    Nothing,

    /// <summary>The last good revision is wanted, but something else is current.</summary>
    DeployExisting,

    /// <summary>A new revision is registered and deployed.</summary>
    NewRevision,
}
