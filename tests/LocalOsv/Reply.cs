using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace LocalOsv;

/// <summary>Answers in OSV's form.</summary>
internal static class Reply
{
    public static IResult Json(JsonNode body) => Results.Text(body.ToJsonString(), "application/json");

    public static IResult Error(int status, string message)
    {
        var body = new JsonObject { ["code"] = status == 404 ? 5 : 3, ["message"] = message };
        return Results.Text(body.ToJsonString(), "application/json", statusCode: status);
    }
}
