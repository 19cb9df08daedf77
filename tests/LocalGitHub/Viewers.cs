using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace LocalGitHub;

/// <summary>Who a token stands for: a user, an app, or else the job's own app.</summary>
internal static class Viewers
{
    private const string JobLogin = "github-actions[bot]";

    /// <summary>The login, with <c>[bot]</c> for apps.</summary>
    public static string Of(HttpRequest request, LocalGitHubOptions options) =>
        UserOf(request, options) ?? (options.Apps.TryGetValue(Token(request), out var app) ? $"{app}[bot]" : JobLogin);

    /// <summary>The login of a user; null for apps, to whom "Get the authenticated user" is closed.</summary>
    public static string? UserOf(HttpRequest request, LocalGitHubOptions options) => options.Users.GetValueOrDefault(Token(request));

    /// <summary>An account as REST shows it.</summary>
    public static JsonObject Show(string login) => new() { ["login"] = login, ["type"] = IsBot(login) ? "Bot" : "User" };

    public static bool IsBot(string login) => login.EndsWith("[bot]", StringComparison.Ordinal);

    private static string Token(HttpRequest request) => request.Headers.Authorization.ToString().Split(' ')[^1];
}
