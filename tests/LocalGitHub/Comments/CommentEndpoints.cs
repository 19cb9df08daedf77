using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LocalGitHub;

/// <summary>Comments on pull requests (GitHub documentation, "Issue comments"), and who a token belongs to ("Get the authenticated user").</summary>
internal sealed class CommentEndpoints(LocalGitHubOptions options, CommentStore store)
{
    private const string MayRead = "pull-requests: read";
    private const string MayWrite = "pull-requests: write";

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/user", (HttpRequest request) =>
            Viewers.UserOf(request, options) is { } login ? Reply.Json(200, Viewers.Show(login)) : Reply.Message(403, "Resource not accessible by integration"));
        routes.MapGet("/repos/{owner}/{name}/issues/{number:int}/comments", (string owner, string name, int number, HttpRequest request) =>
            Access.Refuse(request, options, $"{owner}/{name}", MayRead) ?? Missing($"{owner}/{name}", number) ?? List($"{owner}/{name}", number, request));
        routes.MapPost("/repos/{owner}/{name}/issues/{number:int}/comments", async (string owner, string name, int number, HttpRequest request) =>
            Access.Refuse(request, options, $"{owner}/{name}", MayWrite) ?? Missing($"{owner}/{name}", number) ?? Locked($"{owner}/{name}", number) ?? await CreateAsync($"{owner}/{name}", number, request));
        routes.MapPatch("/repos/{owner}/{name}/issues/comments/{id:long}", async (string owner, string name, long id, HttpRequest request) =>
            Access.Refuse(request, options, $"{owner}/{name}", MayWrite) ?? await UpdateAsync($"{owner}/{name}", id, request));
        routes.MapDelete("/repos/{owner}/{name}/issues/comments/{id:long}", (string owner, string name, long id, HttpRequest request) =>
            Access.Refuse(request, options, $"{owner}/{name}", MayWrite) ?? (store.Remove($"{owner}/{name}", id) ? Results.StatusCode(204) : Reply.Message(404, "Not Found")));
    }

    // A world without pull requests takes comments on any number.
    private IResult? Missing(string repository, int number) =>
        options.PullRequests.Count == 0 || Find(repository, number) is not null ? null : Reply.Message(404, "Not Found");

    private IResult? Locked(string repository, int number) =>
        Find(repository, number)?.IsLocked == true ? Reply.Message(403, "Unable to create comment because issue is locked.") : null;

    private LocalPullRequest? Find(string repository, int number) => options.PullRequests.FirstOrDefault(one => one.Repository == repository && one.Number == number);

    private IResult List(string repository, int number, HttpRequest request)
    {
        var found = store.Of(repository, number);
        Paging.AddLinks(request, found.Count);
        return Reply.Json(200, new JsonArray([.. Paging.Page(request, found).Select(Show)]));
    }

    private async Task<IResult> CreateAsync(string repository, int number, HttpRequest request)
    {
        var body = await CommentText.ReadAsync(request);
        return CommentText.Refuse(body) ?? Reply.Json(201, Show(store.Add(id => new LocalComment(id, number, Viewers.Of(request, options), body!) { Repository = repository })));
    }

    private async Task<IResult> UpdateAsync(string repository, long id, HttpRequest request)
    {
        var body = await CommentText.ReadAsync(request);
        return CommentText.Refuse(body) ?? (store.Update(repository, id, body!) is { } updated ? Reply.Json(200, Show(updated)) : Reply.Message(404, "Not Found"));
    }

    private static JsonNode Show(LocalComment one) => new JsonObject
    {
        ["id"] = one.Id,
        ["node_id"] = one.NodeId,
        ["html_url"] = one.Url,
        ["body"] = one.Body,
        ["user"] = Viewers.Show(one.Login),
        ["updated_at"] = one.UpdatedAt,
    };
}
