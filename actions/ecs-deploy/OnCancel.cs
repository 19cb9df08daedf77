namespace EcsDeploy;

internal enum OnCancel
{
    Leave,
    Rollback,
    Stop,
}
