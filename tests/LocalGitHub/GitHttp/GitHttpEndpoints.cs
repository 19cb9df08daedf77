using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LocalGitHub;

/// <summary>Fetching over HTTP, answered by git's own server program.</summary>
internal sealed class GitHttpEndpoints(LocalGitHubOptions options)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/{owner}/{name}/info/refs", (string owner, string name, HttpContext context) => AnswerAsync($"{owner}/{name}", "/info/refs", context));
        routes.MapPost("/{owner}/{name}/git-upload-pack", (string owner, string name, HttpContext context) => AnswerAsync($"{owner}/{name}", "/git-upload-pack", context));
    }

    private async Task AnswerAsync(string repository, string path, HttpContext context)
    {
        if (Access.Refuse(context.Request, options, repository, "contents: read") is { } refused)
        {
            // git asks for credentials, or gives up, only after 401.
            if (!context.Request.Headers.ContainsKey("Authorization")) refused = Results.StatusCode(401);
            context.Response.Headers.WWWAuthenticate = "Basic realm=\"GitHub\"";
            await refused.ExecuteAsync(context);
            return;
        }

        await new GitHttpBackend(options.Repositories[repository]).RunAsync(path, context);
    }
}
