using Actions.Git;
using Actions.GitHub;
using Actions.Toolkit;

namespace Actions.Changes;

/// <summary>Finds the newest successful run of a workflow whose commit is part of the head's history.</summary>
internal sealed class LastSuccessFinder(GitHubClient api, RepositoryName repository, Lineage lineage, TimeProvider time, ActionLog log, Tried tried)
{
    private const int MostRuns = 100;
    private static readonly TimeSpan Old = TimeSpan.FromDays(30);

    /// <exception cref="GitHubError">The token may not see the runs, or there is no such workflow.</exception>
    public async Task<Finding> FindAsync(BaseSource.LastSuccess wanted, ObjectId head, CancellationToken cancellationToken)
    {
        try
        {
            return await LookAsync(wanted, head, cancellationToken);
        }
        catch (GitHubError problem) when (problem.Kind is GitHubErrorKind.RateLimited or GitHubErrorKind.Unavailable or GitHubErrorKind.Unexpected)
        {
            tried.Add(problem.Message);
            return new Finding.Unknown();
        }
    }

    private async Task<Finding> LookAsync(BaseSource.LastSuccess wanted, ObjectId head, CancellationToken cancellationToken)
    {
        var seen = new HashSet<ObjectId>();
        var count = 0;
        await foreach (var run in api.ListSuccessfulRunsAsync(repository, wanted.Workflow, wanted.Branch, cancellationToken))
        {
            if (++count > MostRuns) break;
            if (!Counts(run, wanted) || !ObjectId.TryParse(run.HeadSha, out var commit) || !seen.Add(commit)) continue;
            if (commit != head && await lineage.IsAncestorAsync(commit, head, cancellationToken) != true) continue;
            Tell(run);
            return new Finding.Found(commit);
        }

        if (seen.Count > 0) tried.Add($"none of the commits of the last successful runs of {wanted.Workflow} for '{wanted.Branch}' is known to be an ancestor of {head.Short}");
        return seen.Count > 0 ? new Finding.Unknown() : new Finding.None(Reason.LastSuccess);
    }

    private bool Counts(WorkflowRun run, BaseSource.LastSuccess wanted) =>
        run.Id.ToString() != wanted.Run
        && (wanted.OfPullRequests || !run.Event.StartsWith("pull_request", StringComparison.Ordinal))
        && string.Equals(run.HeadRepository?.FullName, repository.ToString(), StringComparison.OrdinalIgnoreCase);

    private void Tell(WorkflowRun run)
    {
        var age = time.GetUtcNow() - run.CreatedAt;
        var text = $"The last successful run in this history is {Math.Max(0, (int)age.TotalDays)} days old: {run.HtmlUrl}";
        if (age > Old) log.Warning(text, title: "Old base");
        else log.Info(text);
    }
}
