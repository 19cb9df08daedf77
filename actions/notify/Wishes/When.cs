namespace Notify.Wishes;

internal enum When
{
    Always,
    Failure,
    Change,
    Recovered,
}
