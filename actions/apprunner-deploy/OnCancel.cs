namespace AppRunnerDeploy;

internal enum OnCancel
{
    Leave,

    /// <summary>Express only: App Runner cannot stop what it has begun.</summary>
    Rollback,
}
