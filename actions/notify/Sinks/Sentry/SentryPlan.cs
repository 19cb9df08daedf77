using Actions.Toolkit;
using Notify.Events;

namespace Notify.Sinks.Sentry;

/// <summary>What Sentry is told of a notification.</summary>
/// <param name="Name">The release, as the author of the workflow calls it.</param>
/// <param name="IsNew">True when the release is what the commit of this run became: a way back leads to one that is known.</param>
/// <param name="IsDeployed">True when it runs now.</param>
internal sealed record SentryPlan(string Name, bool IsNew, bool IsDeployed)
{
    /// <summary>The release, as Sentry takes it; null when it takes nothing of that kind.</summary>
    public string? Version { get; } = SentryNames.Version(Name);

    /// <summary>What to say where there is no <see cref="Version"/>.</summary>
    public string Refusal => $"Sentry takes no release that is named '{ForeignText.Neutralise(Name)}': that means something else there. Give the version a name of its own";

    /// <returns>What to tell, or why nothing is.</returns>
    public static (SentryPlan? Plan, string Why) For(Notification told) => told.Status switch
    {
        NotificationStatus.Started => (new SentryPlan(told.Version ?? told.Commit, IsNew: true, IsDeployed: false), ""),
        NotificationStatus.Success or NotificationStatus.Recovered => (new SentryPlan(told.Version ?? told.Commit, IsNew: true, IsDeployed: true), ""),
        NotificationStatus.RolledBack when told.PreviousVersion is { } back => (new SentryPlan(back, IsNew: false, IsDeployed: true), ""),
        NotificationStatus.RolledBack => (null, "'previous-version' does not say what it was rolled back to"),
        _ => (null, $"Sentry hears of deployments that begin, succeed or are rolled back, and this is {KebabCase.Of(told.Status)}"),
    };
}
