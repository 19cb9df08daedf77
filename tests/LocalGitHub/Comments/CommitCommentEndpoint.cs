using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LocalGitHub;

/// <summary>Comments on commits (GitHub documentation, "Create a commit comment").</summary>
internal sealed class CommitCommentEndpoint(LocalGitHubOptions options, CommentStore store)
{
    public void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/repos/{owner}/{name}/commits/{commit}/comments", async (string owner, string name, string commit, HttpRequest request) =>
            Access.Refuse(request, options, $"{owner}/{name}", "contents: write") ?? await CreateAsync($"{owner}/{name}", commit, request));

    private async Task<IResult> CreateAsync(string repository, string commit, HttpRequest request)
    {
        if (commit.Length != 40 || !commit.All(char.IsAsciiHexDigit)) return Reply.Message(422, $"No commit found for SHA: {commit}");
        var body = await CommentText.ReadAsync(request);
        if (CommentText.Refuse(body) is { } refused) return refused;
        var made = store.Add(id => new LocalCommitComment(id, commit, Viewers.Of(request, options), body!) { Repository = repository });
        return Reply.Json(201, new JsonObject
        {
            ["id"] = made.Id,
            ["html_url"] = $"https://github.com/{repository}/commit/{commit}#commitcomment-{made.Id}",
            ["body"] = made.Body,
            ["user"] = Viewers.Show(made.Login),
        });
    }
}
