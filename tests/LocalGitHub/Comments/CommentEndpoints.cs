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
    private const string JobLogin = "github-actions[bot]";
    private const int LongestBody = 65_536;

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/user", (HttpRequest request) =>
            UserOf(request) is { } login ? Reply.Json(200, Show(login)) : Reply.Message(403, "Resource not accessible by integration"));
        routes.MapGet("/repos/{owner}/{name}/issues/{number:int}/comments", (string owner, string name, int number, HttpRequest request) =>
            Access.Refuse(request, options, $"{owner}/{name}", MayRead) ?? List($"{owner}/{name}", number, request));
        routes.MapPost("/repos/{owner}/{name}/issues/{number:int}/comments", async (string owner, string name, int number, HttpRequest request) =>
            Access.Refuse(request, options, $"{owner}/{name}", MayWrite) ?? await CreateAsync($"{owner}/{name}", number, request));
        routes.MapPatch("/repos/{owner}/{name}/issues/comments/{id:long}", async (string owner, string name, long id, HttpRequest request) =>
            Access.Refuse(request, options, $"{owner}/{name}", MayWrite) ?? await UpdateAsync($"{owner}/{name}", id, request));
        routes.MapDelete("/repos/{owner}/{name}/issues/comments/{id:long}", (string owner, string name, long id, HttpRequest request) =>
            Access.Refuse(request, options, $"{owner}/{name}", MayWrite) ?? (store.Remove($"{owner}/{name}", id) ? Results.StatusCode(204) : Reply.Message(404, "Not Found")));
    }

    private IResult List(string repository, int number, HttpRequest request)
    {
        var found = store.All.Where(one => one.Repository == repository && one.Number == number).OrderBy(one => one.Id).ToList();
        Paging.AddLinks(request, found.Count);
        return Reply.Json(200, new JsonArray([.. Paging.Page(request, found).Select(Show)]));
    }

    private async Task<IResult> CreateAsync(string repository, int number, HttpRequest request)
    {
        var body = await BodyAsync(request);
        if (body.Length is 0 or > LongestBody) return TooLong(body);
        return Reply.Json(201, Show(store.Add(id => new LocalComment(id, number, UserOf(request) ?? JobLogin, body) { Repository = repository })));
    }

    private async Task<IResult> UpdateAsync(string repository, long id, HttpRequest request)
    {
        var body = await BodyAsync(request);
        if (body.Length is 0 or > LongestBody) return TooLong(body);
        return store.Update(repository, id, body) is { } updated ? Reply.Json(200, Show(updated)) : Reply.Message(404, "Not Found");
    }

    private static IResult TooLong(string body) => Reply.Message(422, body.Length == 0 ? "Validation Failed: body can't be blank" : "Validation Failed: body is too long (maximum is 65536 characters)");

    private static async Task<string> BodyAsync(HttpRequest request) => (await JsonNode.ParseAsync(request.Body))?["body"]?.GetValue<string>() ?? "";

    private string? UserOf(HttpRequest request) => options.Users.GetValueOrDefault(request.Headers.Authorization.ToString().Split(' ')[^1]);

    private static JsonNode Show(LocalComment one) => new JsonObject { ["id"] = one.Id, ["body"] = one.Body, ["user"] = Show(one.Login) };

    private static JsonObject Show(string login) => new() { ["login"] = login, ["type"] = login.EndsWith("[bot]", StringComparison.Ordinal) ? "Bot" : "User" };
}
