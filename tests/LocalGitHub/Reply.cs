using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace LocalGitHub;

/// <summary>Answers in GitHub's form.</summary>
internal static class Reply
{
    public static IResult Json(int status, JsonNode body) => Results.Text(body.ToJsonString(), "application/json; charset=utf-8", statusCode: status);

    public static IResult Text(int status, string body, string type = "text/plain; charset=utf-8") => Results.Text(body, type, statusCode: status);

    public static IResult Message(int status, string message) => Json(status, new JsonObject
    {
        ["message"] = message,
        ["documentation_url"] = "https://docs.github.com/rest",
        ["status"] = $"{status}",
    });
}
