using Actions.Toolkit;
using Notify.Sinks.Commits;
using Notify.Sinks.Deployments;
using Notify.Sinks.Email;
using Notify.Sinks.Grafana;
using Notify.Sinks.PagerDuty;
using Notify.Sinks.PullRequests;
using Notify.Sinks.Sentry;
using Notify.Sinks.Slack;
using Notify.Sinks.Teams;
using Notify.Sinks.Webhooks;
using Notify.Templates;

namespace Notify.Sinks;

/// <summary>Every sink there is.</summary>
internal static class SinkCatalog
{
    private static readonly (SinkName Name, Func<SinkReader, ISinkSettings?> Read)[] All =
    [
        (SinkName.Slack, SlackSettings.Read),
        (SinkName.Teams, TeamsSettings.Read),
        (SinkName.Email, EmailSettings.Read),
        (SinkName.PullRequestComment, PullRequestSettings.Read),
        (SinkName.CommitComment, CommitSettings.Read),
        (SinkName.Deployment, DeploymentSettings.Read),
        (SinkName.Grafana, GrafanaSettings.Read),
        (SinkName.Sentry, SentrySettings.Read),
        (SinkName.Pagerduty, PagerDutySettings.Read),
        (SinkName.Webhook, WebhookSettings.Read),
    ];

    /// <summary>The settings of the sinks that are configured; one that is named and not complete is an error.</summary>
    public static IReadOnlyDictionary<SinkName, ISinkSettings> Read(InputReader input, Masks masks, IReadOnlySet<SinkName> named)
    {
        var templates = TemplateSet.Read(input);
        var configured = new Dictionary<SinkName, ISinkSettings>();
        foreach (var (name, read) in All)
        {
            var reader = new SinkReader(input, masks, named.Contains(name), named.Count > 0, templates);
            if (read(reader) is { } settings && reader.IsWanted) configured[name] = settings;
        }

        return configured;
    }
}
