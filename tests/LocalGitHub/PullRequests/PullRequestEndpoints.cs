using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LocalGitHub;

/// <summary>Finding pull requests (GitHub documentation, "List pull requests" and "List pull requests associated with a commit").</summary>
internal sealed class PullRequestEndpoints(LocalGitHubOptions options)
{
    private const string MayRead = "pull-requests: read";

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/repos/{owner}/{name}/pulls", (string owner, string name, HttpRequest request) =>
            Access.Refuse(request, options, $"{owner}/{name}", MayRead) ?? List($"{owner}/{name}", request));
        routes.MapGet("/repos/{owner}/{name}/commits/{commit}/pulls", (string owner, string name, string commit, HttpRequest request) =>
            Access.Refuse(request, options, $"{owner}/{name}", MayRead) ?? OfCommit($"{owner}/{name}", commit, request));
    }

    private IResult List(string repository, HttpRequest request)
    {
        var (state, head) = (request.Query["state"].ToString(), request.Query["head"].ToString());
        return Answer(request, [.. options.PullRequests.Where(one => one.Repository == repository
            && (state == "all" || one.IsOpen == (state is "" or "open"))
            && (head.Length == 0 || head == $"{one.HeadOwner}:{one.HeadBranch}"))]);
    }

    // GitHub does not find a fork's commits, which are not in this repository.
    private IResult OfCommit(string repository, string commit, HttpRequest request)
    {
        var isKnown = options.PullRequests.Where(one => one.Repository == repository && one.Commits.Contains(commit)).ToList();
        if (isKnown.Count == 0 && options.UnknownCommits.Contains(commit)) return Reply.Message(422, $"No commit found for SHA: {commit}");
        return Answer(request, [.. isKnown.Where(one => one.HeadOwner == repository.Split('/')[0])]);
    }

    private static IResult Answer(HttpRequest request, IReadOnlyList<LocalPullRequest> found)
    {
        Paging.AddLinks(request, found.Count);
        return Reply.Json(200, new JsonArray([.. Paging.Page(request, found).Select(Show)]));
    }

    private static JsonNode Show(LocalPullRequest one) => new JsonObject
    {
        ["number"] = one.Number,
        ["state"] = one.IsOpen ? "open" : "closed",
        ["labels"] = new JsonArray([.. one.Labels.Select(label => new JsonObject { ["name"] = label })]),
        ["head"] = new JsonObject { ["ref"] = one.HeadBranch, ["sha"] = one.Commits is [.., var head] ? head : "" },
    };
}
