namespace AppRunnerDeploy;

/// <summary>What kind of service is deployed to.</summary>
internal enum Kind
{
    Apprunner,

    /// <summary>A service of ECS Express Mode, the successor of App Runner.</summary>
    Express,
}
