namespace EcsDeploy;

internal enum OnFailure
{
    Rollback,
    Leave,
}
