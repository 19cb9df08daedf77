namespace AppRunnerDeploy;

internal enum PlannedStep
{
    /// <summary>The service runs exactly this already.</summary>
    Nothing,

    /// <summary>The configuration changes.</summary>
    Update,

    /// <summary>The same configuration is deployed again.</summary>
    Redeploy,
}
