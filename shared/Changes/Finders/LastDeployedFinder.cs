using Actions.Git;
using Actions.GitHub;
using Actions.Toolkit;

namespace Actions.Changes;

/// <summary>Finds the commit that an environment runs: that of its newest deployment whose latest status is <c>success</c>.</summary>
internal sealed class LastDeployedFinder(GitHubClient api, RepositoryName repository, ActionLog log, Tried tried)
{
    private const int MostDeployments = 100;

    /// <exception cref="GitHubError">The token may not see deployments.</exception>
    public async Task<Finding> FindAsync(BaseSource.LastDeployed wanted, CancellationToken cancellationToken)
    {
        try
        {
            return await LookAsync(wanted.Environment, cancellationToken);
        }
        catch (GitHubError problem) when (problem.Kind is GitHubErrorKind.RateLimited or GitHubErrorKind.Unavailable or GitHubErrorKind.Unexpected)
        {
            tried.Add(problem.Message);
            return new Finding.Unknown();
        }
    }

    private async Task<Finding> LookAsync(string environment, CancellationToken cancellationToken)
    {
        var count = 0;
        await foreach (var deployment in api.ListDeploymentsAsync(repository, environment, cancellationToken))
        {
            if (++count > MostDeployments)
            {
                tried.Add($"none of the last {MostDeployments} deployments to '{environment}' succeeded");
                return new Finding.Unknown();
            }

            var status = await api.FindLatestStatusAsync(repository, deployment.Id, cancellationToken);
            if (status?.State != "success" || !ObjectId.TryParse(deployment.Sha, out var commit)) continue;
            log.Info($"'{environment}' runs {commit.Short}, by the deployment of {deployment.CreatedAt:yyyy-MM-dd HH:mm}");
            return new Finding.Found(commit);
        }

        if (count > 0) log.Notice($"No deployment to '{environment}' has succeeded yet, so everything counts as changed.");
        else log.Warning($"GitHub knows no deployment to an environment '{environment}', so everything counts as changed. If this is not the first one, correct its name in 'since'.", title: "Unknown environment");
        return new Finding.None(Reason.LastDeployed);
    }
}
