namespace EcsDeploy;

internal enum Busy
{
    Wait,
    Fail,
    Replace,
}
