using Notify.Events;

namespace Notify.Previous;

/// <summary>How something before ended.</summary>
/// <param name="Status">Success, failure, cancelled or rolled back.</param>
/// <param name="IsWayBack">True when it only took something back: it is no failure of its own then.</param>
internal sealed record PastOutcome(NotificationStatus Status, bool IsWayBack = false)
{
    public bool IsBad => Status is NotificationStatus.Failure or NotificationStatus.RolledBack;
}
