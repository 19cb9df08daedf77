using Actions.Toolkit;
using Notify.Events;

namespace Notify.Sinks.Sentry;

/// <summary>What Sentry is told of a notification.</summary>
/// <param name="Version">The release, as Sentry takes it.</param>
/// <param name="IsNew">True when the release is what the commit of this run became: a way back leads to one that is known.</param>
/// <param name="IsDeployed">True when it runs now.</param>
internal sealed record SentryPlan(string Version, bool IsNew, bool IsDeployed)
{
    /// <returns>What to tell, or why nothing is.</returns>
    public static (SentryPlan? Plan, string Why) For(Notification told) => told.Status switch
    {
        NotificationStatus.Started => Of(told.Version ?? told.Commit, isNew: true, isDeployed: false),
        NotificationStatus.Success or NotificationStatus.Recovered => Of(told.Version ?? told.Commit, isNew: true, isDeployed: true),
        NotificationStatus.RolledBack when told.PreviousVersion is { } back => Of(back, isNew: false, isDeployed: true),
        NotificationStatus.RolledBack => (null, "'previous-version' does not say what it was rolled back to"),
        _ => (null, $"Sentry hears of deployments that begin, succeed or are rolled back, and this is {KebabCase.Of(told.Status)}"),
    };

    private static (SentryPlan? Plan, string Why) Of(string version, bool isNew, bool isDeployed) => SentryNames.Version(version) is { } name
        ? (new SentryPlan(name, isNew, isDeployed), "")
        : (null, $"Sentry takes no release that is named '{version}'");
}
