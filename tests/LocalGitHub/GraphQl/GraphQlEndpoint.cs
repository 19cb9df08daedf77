using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LocalGitHub;

/// <summary>The GraphQL API: 200 with "errors" for whatever it refuses, but 401 without a token (GitHub documentation, "Forming calls with GraphQL").</summary>
internal sealed class GraphQlEndpoint(LocalGitHubOptions options, CommentStore comments)
{
    public void Map(IEndpointRouteBuilder routes) => routes.MapPost("/graphql", AnswerAsync);

    private async Task<IResult> AnswerAsync(HttpRequest request)
    {
        if (!options.Tokens.ContainsKey(request.Headers.Authorization.ToString().Split(' ')[^1])) return Reply.Message(401, "This endpoint requires you to be authenticated.");
        if (!options.HasGraphQl) return Reply.Message(404, "Not Found");
        var body = (await JsonNode.ParseAsync(request.Body))!.AsObject();
        try
        {
            var (kind, fields) = GraphQlReader.Read(body["query"]!.GetValue<string>(), body["variables"] as JsonObject ?? []);
            var schema = new GraphQlSchema(options, comments, request);
            return Reply.Json(200, new JsonObject { ["data"] = (kind == "query" ? schema.Query() : schema.Mutation()).Answer(fields) });
        }
        catch (GraphQlProblem problem)
        {
            var error = new JsonObject { ["message"] = problem.Message };
            if (problem.Type is not null) error["type"] = problem.Type;
            return Reply.Json(200, new JsonObject { ["data"] = null, ["errors"] = new JsonArray(error) });
        }
    }
}
