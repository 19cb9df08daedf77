namespace Notify.Wishes;

internal enum OnError
{
    Ignore,
    Warn,
    Fail,
}
