using System.Net;
using System.Text.Json;

namespace Actions.GitHub;

/// <content>Comments on pull requests (REST: "Issue comments"; to GitHub every pull request is an issue) and on commits.</content>
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
        ListAsync(Path(repository, $"issues/{number}/comments?per_page=100"), GitHubJson.Default.ListIssueComment, page => page, PullRequestsRead, cancellation);

    /// <summary>Writes a comment. Needs <c>pull-requests: write</c>. Not repeated without an answer: look whether it is there.</summary>
    /// <returns>The comment.</returns>
    public async Task<IssueComment> CreateCommentAsync(RepositoryName repository, int number, string body, CancellationToken cancellation)
    {
        var path = Path(repository, $"issues/{number}/comments");
        return Read(path, await WriteAsync(HttpMethod.Post, path, Text(body), PullRequestsWrite, cancellation), GitHubJson.Default.IssueComment);
    }

    /// <summary>Gives a comment another text. Needs <c>pull-requests: write</c>.</summary>
    /// <returns>The comment; null when it is gone.</returns>
    public async Task<IssueComment?> UpdateCommentAsync(RepositoryName repository, long comment, string body, CancellationToken cancellation)
    {
        var path = Path(repository, $"issues/comments/{comment}");
        var answer = await transport.WriteAsync(HttpMethod.Patch, path, Json, Text(body), cancellation);
        return answer.Status switch
        {
            HttpStatusCode.OK => Read(path, answer, GitHubJson.Default.IssueComment),
            HttpStatusCode.NotFound => null,
            _ => throw GitHubErrors.Refused(path, answer, PullRequestsWrite, HttpMethod.Patch),
        };
    }

    /// <summary>Removes a comment; one that is gone already is no error. Needs <c>pull-requests: write</c>.</summary>
    public async Task DeleteCommentAsync(RepositoryName repository, long comment, CancellationToken cancellation)
    {
        var path = Path(repository, $"issues/comments/{comment}");
        var answer = await transport.WriteAsync(HttpMethod.Delete, path, Json, body: null, cancellation);
        if (answer.Status is not (HttpStatusCode.NoContent or HttpStatusCode.NotFound)) throw GitHubErrors.Refused(path, answer, PullRequestsWrite, HttpMethod.Delete);
    }

    /// <summary>Writes a comment on a commit (REST: "Create a commit comment"). Needs <c>contents: write</c>. Not repeated without an answer.</summary>
    /// <param name="repository">Repository that has it.</param>
    /// <param name="commit">Full commit id.</param>
    /// <param name="body">Markdown of at most <see cref="LongestComment"/> characters.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <returns>The comment.</returns>
    public async Task<IssueComment> CreateCommitCommentAsync(RepositoryName repository, string commit, string body, CancellationToken cancellation)
    {
        var path = Path(repository, $"commits/{Uri.EscapeDataString(commit)}/comments");
        return Read(path, await WriteAsync(HttpMethod.Post, path, Text(body), "contents: write", cancellation), GitHubJson.Default.IssueComment);
    }

    /// <summary>Waits between two tries that the client itself does not repeat; longer each time.</summary>
    internal Task PauseAsync(int tries, CancellationToken cancellation) => Task.Delay(limits.Backoff * Math.Pow(2, tries - 1), time, cancellation);

    private static string Text(string body) => JsonSerializer.Serialize(new CommentBody(body), GitHubJson.Default.CommentBody);
}
