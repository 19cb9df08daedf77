using Notify.Sinks.Comments;
using Notify.Sinks.Deployments;
using Notify.Sinks.Email;
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
        .. EmailLimits.All,
        .. CommentLimits.All,
        .. DeploymentLimits.All,
        .. GrafanaLimits.All,
        .. SentryLimits.All,
        .. PagerDutyLimits.All,
        .. WebhookLimits.All,
    ];
}
