namespace Rollback;

internal enum Busy
{
    Wait,
    Fail,
    Replace,
}
