using System.Net;
using System.Text.Json;

namespace Actions.GitHub;

/// <content>Comments on pull requests (REST: "Issue comments"; to GitHub every pull request is an issue).</content>
public sealed partial class GitHubClient
{
    /// <summary>Longest text of a comment, in characters; GitHub answers 422 to a longer one.</summary>
    public const int LongestComment = 65_536;

    private const string PullRequestsWrite = "pull-requests: write";

    /// <summary>Who the token belongs to (REST: "Get the authenticated user").</summary>
    /// <returns>Null for the token of a job or an app, which stands for no user.</returns>
    public async Task<GitHubUser?> FindUserAsync(CancellationToken cancellation)
    {
        var path = new Uri("user", UriKind.Relative);
        var answer = await transport.GetAsync(path, Json, cancellation);
        return answer.Status == HttpStatusCode.OK ? Read(path, answer, GitHubJson.Default.GitHubUser) : null;
    }

    /// <summary>The comments on a pull request, oldest first, all pages.</summary>
    /// <param name="repository">Repository that has it.</param>
    /// <param name="number">Number of the pull request.</param>
    /// <param name="cancellation">Ends the call.</param>
    public IAsyncEnumerable<IssueComment> ListCommentsAsync(RepositoryName repository, int number, CancellationToken cancellation = default) =>
        ListAsync(Path(repository, $"issues/{number}/comments?per_page=100"), GitHubJson.Default.ListIssueComment, page => page, "pull-requests: read", cancellation);

    /// <summary>Writes a comment. Needs <c>pull-requests: write</c>.</summary>
    /// <returns>The comment.</returns>
    public async Task<IssueComment> CreateCommentAsync(RepositoryName repository, int number, string body, CancellationToken cancellation)
    {
        var path = Path(repository, $"issues/{number}/comments");
        return Read(path, await WriteAsync(HttpMethod.Post, path, Text(body), PullRequestsWrite, cancellation), GitHubJson.Default.IssueComment);
    }

    /// <summary>Gives a comment another text. Needs <c>pull-requests: write</c>.</summary>
    public Task UpdateCommentAsync(RepositoryName repository, long comment, string body, CancellationToken cancellation) =>
        WriteAsync(HttpMethod.Patch, Path(repository, $"issues/comments/{comment}"), Text(body), PullRequestsWrite, cancellation);

    /// <summary>Removes a comment. Needs <c>pull-requests: write</c>.</summary>
    public Task DeleteCommentAsync(RepositoryName repository, long comment, CancellationToken cancellation) =>
        WriteAsync(HttpMethod.Delete, Path(repository, $"issues/comments/{comment}"), body: null, PullRequestsWrite, cancellation);

    private static string Text(string body) => JsonSerializer.Serialize(new CommentBody(body), GitHubJson.Default.CommentBody);
}
