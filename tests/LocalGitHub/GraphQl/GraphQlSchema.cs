using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace LocalGitHub;

/// <summary>The types of GitHub's schema that the actions use (GitHub documentation, "GraphQL API", "Objects" and "Mutations").</summary>
internal sealed class GraphQlSchema(LocalGitHubOptions options, CommentStore comments, HttpRequest request)
{
    private const int LargestPage = 100;

    public GraphQlType Query() => new("Query", new Dictionary<string, Func<JsonObject, object?>>
    {
        ["viewer"] = _ => new GraphQlType("User", new Dictionary<string, Func<JsonObject, object?>> { ["login"] = _ => Viewers.Of(request, options) }),
        ["repository"] = arguments => Repository($"{arguments["owner"]}/{arguments["name"]}"),
    });

    public GraphQlType Mutation() => new("Mutation", new Dictionary<string, Func<JsonObject, object?>> { ["minimizeComment"] = Minimize });

    private GraphQlType Repository(string name)
    {
        if (!options.Repositories.ContainsKey(name)) throw new GraphQlProblem($"Could not resolve to a Repository with the name '{name}'.", "NOT_FOUND");
        Require(name, "pull-requests: read");
        return new GraphQlType("Repository", new Dictionary<string, Func<JsonObject, object?>> { ["pullRequest"] = arguments => PullRequest(name, arguments["number"]!.GetValue<int>()) });
    }

    private GraphQlType PullRequest(string repository, int number)
    {
        if (options.PullRequests.Count > 0 && !options.PullRequests.Any(one => one.Repository == repository && one.Number == number))
            throw new GraphQlProblem($"Could not resolve to a PullRequest with the number of {number}.", "NOT_FOUND");
        return new GraphQlType("PullRequest", new Dictionary<string, Func<JsonObject, object?>> { ["comments"] = arguments => Page(comments.Of(repository, number), arguments) });
    }

    private static GraphQlType Page(IReadOnlyList<LocalComment> all, JsonObject arguments)
    {
        if (arguments["first"]?.GetValue<int>() is not { } size) throw new GraphQlProblem("You must provide a `first` or `last` value to properly paginate the `comments` connection.", "MISSING_PAGINATION_BOUNDARIES");
        if (size > LargestPage) throw new GraphQlProblem($"Requesting {size} records on the `comments` connection exceeds the `first` limit of {LargestPage} records.", "EXCESSIVE_PAGINATION");
        var start = arguments["after"] is { } after ? int.Parse(after.GetValue<string>(), CultureInfo.InvariantCulture) : 0;
        return new GraphQlType("IssueCommentConnection", new Dictionary<string, Func<JsonObject, object?>>
        {
            ["nodes"] = _ => all.Skip(start).Take(size).Select(Comment),
            ["pageInfo"] = _ => new GraphQlType("PageInfo", new Dictionary<string, Func<JsonObject, object?>>
            {
                ["hasNextPage"] = _ => start + size < all.Count,
                ["endCursor"] = _ => $"{start + size}",
            }),
        });
    }

    private static GraphQlType Comment(LocalComment one) => new("IssueComment", new Dictionary<string, Func<JsonObject, object?>>
    {
        ["id"] = _ => one.NodeId,
        ["fullDatabaseId"] = _ => $"{one.Id}",
        ["url"] = _ => one.Url,
        ["body"] = _ => one.Body,
        ["updatedAt"] = _ => one.UpdatedAt.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
        ["isMinimized"] = _ => one.IsMinimized,
        ["author"] = _ => new GraphQlType("Actor", new Dictionary<string, Func<JsonObject, object?>>
        {
            ["__typename"] = _ => Viewers.IsBot(one.Login) ? "Bot" : "User",
            // The login of an app lacks its [bot] here.
            ["login"] = _ => one.Login.Replace("[bot]", "", StringComparison.Ordinal),
        }),
    });

    private GraphQlType Minimize(JsonObject arguments)
    {
        var input = arguments["input"]?.AsObject() ?? [];
        if (input["classifier"]?.GetValue<string>() is not ("ABUSE" or "DUPLICATE" or "OFF_TOPIC" or "OUTDATED" or "RESOLVED" or "SPAM")) throw new GraphQlProblem("Argument 'classifier' on InputObject 'MinimizeCommentInput' has an invalid value");
        var node = input["subjectId"]?.GetValue<string>() ?? "";
        if (comments.All.FirstOrDefault(one => one.NodeId == node) is not { } comment) throw new GraphQlProblem($"Could not resolve to a node with the global id of '{node}'", "NOT_FOUND");
        Require(comment.Repository, "pull-requests: write");
        comments.Minimize(node);
        var minimized = new GraphQlType("IssueComment", new Dictionary<string, Func<JsonObject, object?>> { ["isMinimized"] = _ => true });
        return new GraphQlType("MinimizeCommentPayload", new Dictionary<string, Func<JsonObject, object?>> { ["minimizedComment"] = _ => minimized });
    }

    private void Require(string repository, string permission)
    {
        if (Access.Refuse(request, options, repository, permission) is not null) throw new GraphQlProblem("Resource not accessible by integration", "FORBIDDEN");
    }
}
