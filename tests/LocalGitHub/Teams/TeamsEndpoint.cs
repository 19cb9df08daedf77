using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LocalGitHub;

/// <summary>
/// Workflows of Teams that post what they get. They accept first and look at it afterwards: what is wrong with a card is only in the history of the runs
/// (Azure Logic Apps documentation, "Receive and respond to inbound HTTPS calls").
/// </summary>
internal sealed class TeamsEndpoint(LocalGitHubOptions options, TeamsRuns runs)
{
    public void Map(IEndpointRouteBuilder routes) => routes.MapPost("/workflows/{id}/triggers/manual/paths/invoke", async (string id, HttpRequest request) =>
    {
        if (!options.TeamsWorkflows.TryGetValue(id, out var signature)) return Refused(404, "WorkflowNotFound", $"The workflow '{id}' could not be found.");
        if (request.Query["sig"] != signature) return Refused(401, "AuthorizationFailed", "The authentication credentials are not valid.");
        if (request.ContentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) != true) return Refused(400, "TriggerInputSchemaMismatch", "The input body for trigger 'manual' of type 'Request' must be of type JSON.");
        using var reader = new StreamReader(request.Body);
        var body = await reader.ReadToEndAsync();
        runs.Add(new LocalTeamsRun(id, body, TeamsRules.Problem(body)));
        return Results.StatusCode(202);
    });

    private static IResult Refused(int status, string code, string message) => Reply.Json(status, new JsonObject { ["error"] = new JsonObject { ["code"] = code, ["message"] = message } });
}
