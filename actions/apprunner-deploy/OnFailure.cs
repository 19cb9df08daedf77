namespace AppRunnerDeploy;

internal enum OnFailure
{
    Rollback,
    Leave,
}
