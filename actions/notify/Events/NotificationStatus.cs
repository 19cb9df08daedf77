namespace Notify.Events;

/// <summary>What there is to tell.</summary>
internal enum NotificationStatus
{
    Started,
    Success,
    Failure,
    Cancelled,
    RolledBack,
    Recovered,
    Warning,
}
