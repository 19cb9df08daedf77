using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LocalGitHub;

/// <summary>The identity-token endpoint a job is given, and the documents that let others check its tokens.</summary>
internal static class OidcEndpoints
{
    /// <summary>Has a query already, as on GitHub: clients append <c>&amp;audience=</c>.</summary>
    public const string RequestPath = "/oidc/token?api-version=2.0";

    public static void Map(IEndpointRouteBuilder routes, TokenIssuer issuer, OidcJob? job)
    {
        routes.MapGet("/.well-known/openid-configuration", () => Reply.Json(200, issuer.Configuration()));
        routes.MapGet("/.well-known/jwks", () => Reply.Json(200, issuer.Keys()));
        routes.MapGet("/oidc/token", (HttpRequest request) => Answer(request, issuer, job));
    }

    private static IResult Answer(HttpRequest request, TokenIssuer issuer, OidcJob? job)
    {
        if (job is null || request.Headers.Authorization != $"Bearer {job.RequestToken}")
            return Reply.Message(401, "The request token is not valid for this job");
        // Without an audience GitHub uses the address of the owner.
        var audience = request.Query["audience"] is [{ Length: > 0 } given, ..] ? given : $"https://github.com/{job.Repository.Split('/')[0]}";
        return Reply.Json(200, new System.Text.Json.Nodes.JsonObject { ["value"] = issuer.Issue(job, audience) });
    }
}
