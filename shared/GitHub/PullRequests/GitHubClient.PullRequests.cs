using System.Net;

namespace Actions.GitHub;

/// <content>Finding pull requests.</content>
public sealed partial class GitHubClient
{
    private const string PullRequestsRead = "pull-requests: read";

    /// <summary>
    /// The pull requests that hold a commit, all pages (REST: "List pull requests associated with a commit"); for a commit of the default
    /// branch the one that brought it. Needs <c>pull-requests: read</c>.
    /// </summary>
    /// <param name="repository">Repository that has them.</param>
    /// <param name="commit">Full commit id.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <returns>None for a commit that GitHub does not know.</returns>
    public async Task<IReadOnlyList<PullRequest>> ListPullRequestsOfAsync(RepositoryName repository, string commit, CancellationToken cancellation)
    {
        try
        {
            var first = Path(repository, $"commits/{Uri.EscapeDataString(commit)}/pulls?per_page=100");
            return await ListAsync(first, GitHubJson.Default.ListPullRequest, page => page, PullRequestsRead, cancellation).ToListAsync(cancellation);
        }
        catch (GitHubError problem) when (problem.Status == HttpStatusCode.UnprocessableEntity)
        {
            return [];
        }
    }

    /// <summary>The open pull requests of a branch, which may be a fork's, all pages (REST: "List pull requests"). Needs <c>pull-requests: read</c>.</summary>
    /// <param name="repository">Repository that has them.</param>
    /// <param name="owner">Who owns the repository of the branch.</param>
    /// <param name="branch">Its name.</param>
    /// <param name="cancellation">Ends the call.</param>
    public IAsyncEnumerable<PullRequest> ListPullRequestsFromAsync(RepositoryName repository, string owner, string branch, CancellationToken cancellation) =>
        ListAsync(
            Path(repository, $"pulls?state=open&head={Uri.EscapeDataString($"{owner}:{branch}")}&per_page=100"),
            GitHubJson.Default.ListPullRequest,
            page => page,
            PullRequestsRead,
            cancellation);
}
