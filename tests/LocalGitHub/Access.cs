using Microsoft.AspNetCore.Http;

namespace LocalGitHub;

/// <summary>Who may ask: as GitHub, a private repository does not exist for those who may not see it.</summary>
internal static class Access
{
    public static IResult? Refuse(HttpRequest request, LocalGitHubOptions options, bool isKnown, bool isPrivate, string permission)
    {
        var authorization = request.Headers.Authorization.ToString();
        if (authorization.Length == 0) return isKnown && !isPrivate ? null : Reply.Message(404, "Not Found");
        var token = authorization.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? authorization["Bearer ".Length..] : "";
        if (!options.Tokens.TryGetValue(token, out var permissions)) return Reply.Message(401, "Bad credentials");
        if (!isKnown) return Reply.Message(404, "Not Found");
        if (!isPrivate || permissions.Contains(permission) || permissions.Contains(permission.Replace(": read", ": write", StringComparison.Ordinal))) return null;
        request.HttpContext.Response.Headers["X-Accepted-GitHub-Permissions"] = permission.Replace(": ", "=", StringComparison.Ordinal).Replace('-', '_');
        return Reply.Message(403, "Resource not accessible by integration");
    }
}
