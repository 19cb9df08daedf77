using Notify.Sinks.Comments;
using Notify.Sinks.Deployments;
using Notify.Sinks.Email;
using Notify.Sinks.Slack;
using Notify.Sinks.Teams;

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
    ];
}
