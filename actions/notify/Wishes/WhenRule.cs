using Actions.Toolkit;
using Notify.Events;

namespace Notify.Wishes;

/// <summary>Whether a notification is told at all.</summary>
internal static class WhenRule
{
    /// <param name="when">What the author wishes.</param>
    /// <param name="told">What there is to tell.</param>
    /// <param name="isUnknown">True when nobody could find out how the one before ended: a change then, in place of silence.</param>
    /// <returns>Why it is not told; null when it is.</returns>
    public static string? Silence(When when, Notification told, bool isUnknown) => when switch
    {
        When.Failure when !told.IsBad => $"when: failure, and this is {KebabCase.Of(told.Status)}",
        When.Recovered when told.Status != NotificationStatus.Recovered && !(isUnknown && told.Status == NotificationStatus.Success) => $"when: recovered, and this is {KebabCase.Of(told.Status)}",
        When.Change when told.IsFinal && told.PreviousStatus is { } before && SameOutcome(before, told.Status) => $"when: change, and the one before was {KebabCase.Of(before)} too",
        When.Change when !told.IsFinal => $"when: change, and {KebabCase.Of(told.Status)} is no outcome",
        _ => null,
    };

    private static bool SameOutcome(NotificationStatus before, NotificationStatus now) => IsGood(before) == IsGood(now) && (IsGood(now) || before == now);

    private static bool IsGood(NotificationStatus status) => status is NotificationStatus.Success or NotificationStatus.Recovered;
}
