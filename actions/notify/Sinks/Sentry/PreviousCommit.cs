using Actions.GitHub;
using Actions.Toolkit;
using Notify.Delivery;
using Notify.Events;

namespace Notify.Sinks.Sentry;

/// <summary>The commit that ran before, as the deployment records have it: the history of a checkout is often one commit long, and its parent need not have been deployed.</summary>
internal sealed class PreviousCommit(ActionContext action, Secret? token)
{
    /// <returns>The commit, or why it is not known.</returns>
    public async Task<(string? Commit, string Why)> FindAsync(Notification notification, SinkCall call)
    {
        if (notification.Environment is not { } environment) return (null, "'environment' is not given");
        if (token is null) return (null, "there is no 'token' to read the deployment records with");
        try
        {
            using var github = GitHubClient.For(action, token);
            var records = new DeploymentRecords(github, RepositoryName.Parse(notification.Repository), environment, call.Tell);
            // The record of this run may say by now that it succeeded.
            var own = action.Runner.RunAndAttempt;
            return await records.FindLastSuccessAsync(notification.Service, own, action.Runner.RunUrl, call.Stopping) is { } good ? (good.Sha, "") : (null, "no earlier deployment is recorded that succeeded");
        }
        catch (GitHubError problem)
        {
            return (null, $"the deployment records cannot be read: {problem.FullText.ReplaceLineEndings(" ")}");
        }
        catch (FormatException)
        {
            return (null, "GITHUB_REPOSITORY names no repository");
        }
    }
}
