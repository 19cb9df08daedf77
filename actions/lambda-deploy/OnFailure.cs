namespace LambdaDeploy;

internal enum OnFailure
{
    Rollback,
    Leave,
}
