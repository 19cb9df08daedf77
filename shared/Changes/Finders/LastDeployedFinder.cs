using Actions.Git;
using Actions.GitHub;
using Actions.Toolkit;

namespace Actions.Changes;

/// <summary>Finds the commit that an environment runs: that of its newest deployment which succeeded, or an older one while a service is held back.</summary>
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
        var records = new DeploymentRecords(api, repository, environment, log.Info);
        var listed = (await records.ListAsync(cancellationToken)).Take(MostDeployments).ToList();
        var services = new List<ServiceProgress>();
        foreach (var service in listed.GroupBy(record => record.Payload?.Service ?? "", StringComparer.Ordinal))
            services.Add(await ProgressAsync(service, records, cancellationToken));

        if (services.TrueForAll(service => service.Commit is null)) return NoSuccess(environment, listed.Count);
        var commits = listed.Where(record => !record.IsRollback).Select(record => record.Deployment.Sha).Distinct(StringComparer.Ordinal).ToList();
        foreach (var held in services.Where(service => service is { IsHeld: true, Service.Length: > 0 }))
            log.Info($"{held.Service}: its last deployment to '{environment}' did not hold; {(held.Commit is null ? "none before is known to have succeeded" : $"it runs {held.Commit}")}");
        return ObjectId.TryParse(ServiceProgress.CommonCommit(services, commits), out var commit)
            ? Found(environment, commit, listed)
            : Unknown($"no commit is known that every service recorded for '{environment}' has reached");
    }

    private static async Task<ServiceProgress> ProgressAsync(IGrouping<string, ListedRecord> newestFirst, DeploymentRecords records, CancellationToken cancellationToken)
    {
        var isHeld = false;
        foreach (var record in newestFirst)
        {
            var read = await records.ReadAsync(record, cancellationToken);
            // Those of nobody known are GitHub's own, one for each job: the others do not wait for one that failed.
            isHeld |= newestFirst.Key.Length > 0 && (read.State != "success" || record.IsRollback);
            if (read.State == "success") return new ServiceProgress(newestFirst.Key, record.IsRollback ? ReturnedTo(record, newestFirst) : record.Deployment.Sha, isHeld);
        }

        return new ServiceProgress(newestFirst.Key, null, isHeld);
    }

    // The commit of a way back is that of the run that made it, when it rests on the history of the platform.
    private static string? ReturnedTo(ListedRecord back, IEnumerable<ListedRecord> records) =>
        records.FirstOrDefault(record => !record.IsRollback && record.Payload is { } payload && back.Payload?.IsSameVersion(payload) == true)?.Deployment.Sha;

    private Finding.Found Found(string environment, ObjectId commit, IReadOnlyList<ListedRecord> listed)
    {
        log.Info($"'{environment}' runs {commit.Short}, by the deployment of {listed.First(record => record.Deployment.Sha == commit.Hex).Deployment.CreatedAt:yyyy-MM-dd HH:mm}");
        return new Finding.Found(commit);
    }

    private Finding.Unknown Unknown(string why)
    {
        tried.Add(why);
        return new Finding.Unknown();
    }

    private Finding NoSuccess(string environment, int count)
    {
        if (count == MostDeployments) return Unknown($"none of the last {MostDeployments} deployments to '{environment}' succeeded");
        if (count > 0) log.Notice($"No deployment to '{environment}' has succeeded yet, so everything counts as changed.");
        else log.Warning($"GitHub knows no deployment to an environment '{environment}', so everything counts as changed. If this is not the first one, correct its name in 'since'.", title: "Unknown environment");
        return new Finding.None(Reason.LastDeployed);
    }
}
