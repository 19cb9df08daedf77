using System.Text;
using Microsoft.AspNetCore.Http;

namespace LocalGitHub;

/// <summary>Who may ask: as GitHub, a private repository does not exist for those who may not see it.</summary>
internal static class Access
{
    public static IResult? Refuse(HttpRequest request, LocalGitHubOptions options, string repository, string permission)
    {
        var (isKnown, isPrivate) = (options.Repositories.ContainsKey(repository), options.Private.Contains(repository));
        var writes = permission.EndsWith(": write", StringComparison.Ordinal);
        if (TokenOf(request) is not { } token) return writes ? Reply.Message(401, "Requires authentication") : isKnown && !isPrivate ? null : Reply.Message(404, "Not Found");
        if (!options.Tokens.TryGetValue(token, out var permissions)) return Reply.Message(401, "Bad credentials");
        if (!isKnown) return Reply.Message(404, "Not Found");
        if ((!isPrivate && !writes) || permissions.Contains(permission) || permissions.Contains(permission.Replace(": read", ": write", StringComparison.Ordinal))) return null;
        request.HttpContext.Response.Headers["X-Accepted-GitHub-Permissions"] = permission.Replace(": ", "=", StringComparison.Ordinal).Replace('-', '_');
        return Reply.Message(403, "Resource not accessible by integration");
    }

    /// <summary>A bearer token of the API, or the password that git sends; null without either.</summary>
    private static string? TokenOf(HttpRequest request)
    {
        var words = request.Headers.Authorization.ToString().Split(' ', 2);
        return words switch
        {
            [""] => null,
            [var scheme, var token] when scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase) => token,
            [var scheme, var pair] when scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase) => Encoding.UTF8.GetString(Convert.FromBase64String(pair)).Split(':', 2)[^1],
            _ => "",
        };
    }
}
