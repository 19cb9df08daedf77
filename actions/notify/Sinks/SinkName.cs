namespace Notify.Sinks;

/// <summary>Where a notification can go. The order is that of the log and the summary.</summary>
internal enum SinkName
{
    Slack,
    Teams,
    Email,
    PullRequestComment,
    CommitComment,
    Deployment,
    Grafana,
    Sentry,
    Pagerduty,
    Webhook,
}
