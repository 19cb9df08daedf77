using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LocalGitHub;

/// <summary>An incoming webhook of a chat that refuses what Slack refuses (Slack documentation, "Sending messages using incoming webhooks").</summary>
internal static class SlackWebhookEndpoint
{
    public static void Map(IEndpointRouteBuilder routes, LocalGitHubOptions options) =>
        routes.MapPost("/services/{**path}", async (string path, HttpRequest request) =>
        {
            if (!options.Webhooks.Contains(path)) return Reply.Text(404, "no_service");
            if (options.SlackRefusals.TryGetValue(path, out var word)) return Reply.Text(StatusOf(word), word);
            using var reader = new StreamReader(request.Body);
            var problem = SlackRules.Problem(await reader.ReadToEndAsync());
            return problem is null ? Reply.Text(200, "ok") : Reply.Text(400, problem);
        });

    private static int StatusOf(string word) => word switch
    {
        "action_prohibited" or "posting_to_general_channel_denied" or "invalid_token" => 403,
        "channel_is_archived" => 410,
        "channel_not_found" or "no_service" or "no_team" or "team_disabled" => 404,
        _ => 400,
    };
}
