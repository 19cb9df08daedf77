using Notify.Events;

namespace Notify.Previous;

/// <summary>What is known of those before.</summary>
/// <param name="Status">How the last one ended; null when there is none or it is not known.</param>
/// <param name="Failures">Failures in a row before this one; those that were cancelled between them do not count.</param>
/// <param name="EndedBadly">True when the last one that was not cancelled failed or was rolled back.</param>
internal sealed record Earlier(NotificationStatus? Status, int Failures, bool EndedBadly)
{
    private const int MostLookedAt = 30;

    public static Earlier Nothing { get; } = new(null, 0, false);

    public static Earlier Unknown { get; } = Nothing with { IsUnknown = true };

    /// <summary>True when it could not be found out.</summary>
    public bool IsUnknown { get; private init; }

    /// <param name="outcomes">Newest first.</param>
    /// <param name="isCounted">Whether failures are counted back to the last success.</param>
    public static async Task<Earlier> OfAsync(IAsyncEnumerable<PastOutcome> outcomes, bool isCounted)
    {
        var earlier = Nothing;
        var looked = 0;
        await foreach (var outcome in outcomes)
        {
            earlier = earlier with { Status = earlier.Status ?? outcome.Status, EndedBadly = earlier.EndedBadly || outcome.IsBad };
            if (outcome is { Status: NotificationStatus.Failure, IsWayBack: false }) earlier = earlier with { Failures = earlier.Failures + 1 };
            var isDecided = outcome.Status == NotificationStatus.Success || (outcome.IsBad && !isCounted);
            if (isDecided || ++looked == MostLookedAt) break;
        }

        return earlier;
    }

    /// <summary>The notification with what is known of those before it: a success after a failure is a recovery.</summary>
    public Notification AddTo(Notification told) => told with
    {
        Status = told.Status == NotificationStatus.Success && EndedBadly ? NotificationStatus.Recovered : told.Status,
        PreviousStatus = Status,
        ConsecutiveFailures = told.Status == NotificationStatus.Failure && !IsUnknown ? Failures + 1 : 0,
    };
}
