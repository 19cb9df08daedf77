using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LocalGitHub;

/// <summary>Deployments and their statuses (GitHub documentation, "List deployments", "List deployment statuses").</summary>
internal sealed class DeploymentEndpoints(LocalGitHubOptions options)
{
    private const string Permission = "deployments: read";

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/repos/{owner}/{name}/deployments", (string owner, string name, HttpRequest request) =>
            Access.Refuse(request, options, $"{owner}/{name}", Permission) ?? List($"{owner}/{name}", request));
        routes.MapGet("/repos/{owner}/{name}/deployments/{id:long}/statuses", (string owner, string name, long id, HttpRequest request) =>
            Access.Refuse(request, options, $"{owner}/{name}", Permission) ?? Statuses($"{owner}/{name}", id, request));
    }

    private IResult List(string repository, HttpRequest request)
    {
        var environment = request.Query["environment"].ToString();
        var found = options.Deployments.Where(one => one.Repository == repository && (environment.Length == 0 || one.Environment == environment))
            .OrderByDescending(one => one.Id).ToList();
        Paging.AddLinks(request, found.Count);
        return Reply.Json(200, new JsonArray([.. Paging.Page(request, found).Select(one => new JsonObject
        {
            ["id"] = one.Id,
            ["sha"] = one.Sha,
            ["environment"] = one.Environment,
            ["created_at"] = one.CreatedAt,
        })]));
    }

    private IResult Statuses(string repository, long id, HttpRequest request)
    {
        if (options.Deployments.FirstOrDefault(one => one.Repository == repository && one.Id == id) is not { } deployment) return Reply.Message(404, "Not Found");
        Paging.AddLinks(request, deployment.States.Count);
        return Reply.Json(200, new JsonArray([.. Paging.Page(request, [.. deployment.States.Reverse()]).Select(state => new JsonObject { ["state"] = state })]));
    }
}
