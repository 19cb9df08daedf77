using Actions.Toolkit;
using Notify.Events;

namespace Notify.Wishes;

/// <summary>Whether a notification is told at all.</summary>
internal static class WhenRule
{
    /// <returns>Why it is not told; null when it is.</returns>
    public static string? Silence(When when, Notification told) => when switch
    {
        When.Failure when !told.IsBad => $"when: failure, and this is {KebabCase.Of(told.Status)}",
        When.Recovered when told.Status != NotificationStatus.Recovered => $"when: recovered, and this is {KebabCase.Of(told.Status)}",
        When.Change when told.IsFinal && told.PreviousStatus is { } before && SameOutcome(before, told.Status) => $"when: change, and the one before was {KebabCase.Of(before)} too",
        When.Change when !told.IsFinal => $"when: change, and {KebabCase.Of(told.Status)} is no outcome",
        _ => null,
    };

    private static bool SameOutcome(NotificationStatus before, NotificationStatus now) => IsGood(before) == IsGood(now) && (IsGood(now) || before == now);

    private static bool IsGood(NotificationStatus status) => status is NotificationStatus.Success or NotificationStatus.Recovered;
}
