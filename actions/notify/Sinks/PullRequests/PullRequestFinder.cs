using Actions.GitHub;

namespace Notify.Sinks.PullRequests;

/// <summary>Finds the pull requests that an event is about.</summary>
internal sealed class PullRequestFinder(GitHubClient github, RepositoryName repository, GitHubEvent happened)
{
    /// <param name="commit">Full commit id.</param>
    /// <param name="cancellation">Ends the calls.</param>
    /// <returns>The number that the event names, or those of the open ones that hold the commit.</returns>
    /// <exception cref="GitHubError">It could not be found out.</exception>
    public async Task<IReadOnlyList<int>> FindAsync(string commit, CancellationToken cancellation)
    {
        if (happened.PullRequestNumber is { } number) return [number];
        if (happened.WorkflowRun is { } run && NamedBy(run) is { Count: > 0 } named) return named;
        var holding = await github.ListPullRequestsOfAsync(repository, commit, cancellation);
        if (holding.Any(one => one.IsOpen)) return NumbersOf(holding);
        return happened.WorkflowRun is { } other ? await FromBranchAsync(other, cancellation) : [];
    }

    // GitHub lists those of other repositories too that have the commit.
    private List<int> NamedBy(EventWorkflowRun run) =>
        [.. run.PullRequests.Where(one => one.Base.Repository?.IsNamed(repository.ToString()) == true).Select(one => one.Number).OfType<int>()];

    // A fork's run names no pull request, and its commit belongs to another repository: the branch is what is left.
    private async Task<IReadOnlyList<int>> FromBranchAsync(EventWorkflowRun run, CancellationToken cancellation)
    {
        if (run is not { Event: "pull_request", HeadBranch: { } branch, HeadRepository.FullName: { } name }) return [];
        var owner = RepositoryName.Parse(name).Owner;
        return NumbersOf(await github.ListPullRequestsFromAsync(repository, owner, branch, cancellation).ToListAsync(cancellation));
    }

    private static List<int> NumbersOf(IEnumerable<PullRequest> found) => [.. found.Where(one => one.IsOpen).Select(one => one.Number).Order()];
}
