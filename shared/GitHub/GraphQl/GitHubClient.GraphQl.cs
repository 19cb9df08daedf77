using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace Actions.GitHub;

/// <content>What only the GraphQL API tells or does (GitHub documentation, "GraphQL API", objects IssueComment and PullRequest, mutation minimizeComment).</content>
public sealed partial class GitHubClient
{
    private const string CommentsQuery = """
        query comments($owner: String!, $name: String!, $number: Int!, $after: String) {
          viewer { login }
          repository(owner: $owner, name: $name) {
            pullRequest(number: $number) {
              comments(first: 100, after: $after) {
                nodes { id fullDatabaseId url body updatedAt isMinimized author { __typename login } }
                pageInfo { hasNextPage endCursor }
              }
            }
          }
        }
        """;

    private const string MinimizeMutation = """
        mutation minimize($comment: ID!) {
          minimizeComment(input: { subjectId: $comment, classifier: OUTDATED }) { minimizedComment { isMinimized } }
        }
        """;

    /// <summary>The comments on a pull request, all pages, which of them are minimised, and who asks. Needs <c>pull-requests: read</c>.</summary>
    /// <exception cref="GitHubError">GitHub refused; REST may allow what GraphQL does not.</exception>
    public async Task<Conversation> ReadConversationAsync(RepositoryName repository, int number, CancellationToken cancellation)
    {
        var comments = new List<IssueComment>();
        string? after = null;
        for (var pages = 1; ; pages++)
        {
            var variables = new JsonObject { ["owner"] = repository.Owner, ["name"] = repository.Name, ["number"] = number, ["after"] = after };
            var data = await AskGraphQlAsync(CommentsQuery, variables, GraphQlJson.Default.GraphQlAnswerConversationData, cancellation);
            if (data.Repository?.PullRequest?.Comments is not { } page) throw GraphQlErrors.NotFound($"pull request {number} of {repository}");
            comments.AddRange(page.Nodes.OfType<CommentNode>().Select(node => node.ToComment()));
            if (!page.PageInfo.HasNextPage) return new Conversation(data.Viewer.Login, comments);
            if (pages == limits.Pages) throw GraphQlErrors.TooMany($"pull request {number} of {repository}", pages * 100);
            after = page.PageInfo.EndCursor;
        }
    }

    /// <summary>Folds a comment away as outdated. Needs <c>pull-requests: write</c>.</summary>
    /// <param name="node">Its <see cref="IssueComment.NodeId"/>.</param>
    /// <param name="cancellation">Ends the call.</param>
    public Task MinimizeCommentAsync(string node, CancellationToken cancellation) =>
        AskGraphQlAsync(MinimizeMutation, new JsonObject { ["comment"] = node }, GraphQlJson.Default.GraphQlAnswerMinimizeData, cancellation);

    // Folding twice leaves the same as folding once, so that both may be repeated.
    private async Task<T> AskGraphQlAsync<T>(string query, JsonObject variables, JsonTypeInfo<GraphQlAnswer<T>> type, CancellationToken cancellation)
        where T : class
    {
        var body = new JsonObject { ["query"] = query, ["variables"] = variables }.ToJsonString();
        var answer = await transport.AskAsync(graphQl, Json, body, cancellation);
        if (answer.Status != HttpStatusCode.OK) throw GitHubErrors.Refused(graphQl, answer, PullRequestsWrite, HttpMethod.Post);
        var read = Read(graphQl, answer, type);
        if (read.Errors is [var error, ..]) throw GraphQlErrors.Refused(error, PullRequestsWrite);
        return read.Data ?? throw GitHubErrors.NotUnderstood(graphQl, new JsonException("no data"));
    }

    // api.github.com/graphql, but on a server of one's own /api/graphql beside /api/v3 (GitHub documentation, "Forming calls with GraphQL").
    private static Uri GraphQlPath(Uri api) => new(api.AbsolutePath.TrimEnd('/').EndsWith("/api/v3", StringComparison.Ordinal) ? "../graphql" : "graphql", UriKind.Relative);
}
