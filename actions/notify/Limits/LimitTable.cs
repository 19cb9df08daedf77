using Notify.Sinks.Grafana;
using Notify.Sinks.PagerDuty;
using Notify.Sinks.Sentry;
using Notify.Sinks.Slack;
using Notify.Sinks.Teams;
using Notify.Sinks.Webhooks;

namespace Notify.Limits;

/// <summary>Every limit that the sinks keep, in the order of the sinks.</summary>
internal static class LimitTable
{
    public static IReadOnlyList<Limit> All { get; } =
    [
        .. SlackLimits.All,
        .. TeamsLimits.All,
        .. GrafanaLimits.All,
        .. SentryLimits.All,
        .. PagerDutyLimits.All,
        .. WebhookLimits.All,
    ];
}
