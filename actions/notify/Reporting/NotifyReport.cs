using Notify.Delivery;
using Notify.Events;
using Notify.Sinks;

namespace Notify.Reporting;

/// <summary>What became of a notification.</summary>
/// <param name="Notification">What was told.</param>
/// <param name="Results">For each sink that was used.</param>
/// <param name="NotConfigured">Sinks without credentials, and those of GitHub that nobody named.</param>
/// <param name="Silence">Why nothing was told; null when it was.</param>
internal sealed record NotifyReport(Notification Notification, IReadOnlyList<SinkResult> Results, IReadOnlyList<SinkName> NotConfigured, string? Silence = null)
{
    public IEnumerable<SinkResult> Failed => Results.Where(result => result.Outcome == Outcome.Failed);

    /// <summary>What to say of the silence; null when everybody was told.</summary>
    public string? Quiet => Silence is null ? null : Delivered == 0 ? $"Nobody was told: {Silence}." : $"Only what keeps a state in order was told: {Silence}.";

    public int Delivered => Results.Count(result => result.Outcome == Outcome.Delivered);
}
