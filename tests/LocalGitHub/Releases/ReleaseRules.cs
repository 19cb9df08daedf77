using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace LocalGitHub;

/// <summary>What GitHub refuses (GitHub documentation, "Create a release", "Update a release", "Upload a release asset").</summary>
internal static class ReleaseRules
{
    private const int LongestBody = 125_000;
    private static readonly string[] Texts = ["tag_name", "target_commitish", "name", "body", "make_latest", "discussion_category_name"];
    private static readonly string[] Flags = ["draft", "prerelease", "generate_release_notes"];

    public static IResult? Wrong(JsonObject body) =>
        WrongKind(body)
        ?? (body.Select(member => member.Key).Except([.. Texts, .. Flags]).FirstOrDefault() is { } unknown ? Invalid($"\"{unknown}\" is not a permitted key.") : null)
        ?? (body["make_latest"]?.GetValue<string>() is null or "true" or "false" or "legacy" ? null : Invalid("For 'properties/make_latest', it is not a possible value."))
        ?? (body["body"]?.GetValue<string>().Length > LongestBody ? Failed("body", "custom", $"body is too long (maximum is {LongestBody} characters)") : null);

    public static IResult? WrongAsset(HttpRequest request, LocalGitHubRelease release, string name, long length)
    {
        if (string.IsNullOrEmpty(request.ContentType)) return Reply.Message(400, "Content-Type header is required");
        if (length == 0) return Reply.Message(400, "Bad Size");
        if (name.Length == 0) return Failed("name", "missing_field", "name wasn't supplied");
        return release.Assets.Any(asset => asset.Name == name) ? Failed("name", "already_exists", null) : null;
    }

    /// <summary>Special characters, and periods at the ends, become other ones.</summary>
    public static string AssetName(string name) =>
        string.Concat(name.Trim('.').Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' or '+' or '@' ? c : '.'));

    public static IResult Failed(string field, string code, string? message)
    {
        var error = new JsonObject { ["resource"] = "Release", ["code"] = code, ["field"] = field };
        if (message is not null) error["message"] = message;
        return Reply.Json(422, new JsonObject { ["message"] = "Validation Failed", ["errors"] = new JsonArray(error), ["documentation_url"] = "https://docs.github.com/rest", ["status"] = "422" });
    }

    private static IResult? WrongKind(JsonObject body)
    {
        if (Texts.FirstOrDefault(name => body[name] is { } node && node.GetValueKind() != JsonValueKind.String) is { } text) return Invalid($"For 'properties/{text}', it is not a string.");
        return Flags.FirstOrDefault(name => body[name] is { } node && node.GetValueKind() is not (JsonValueKind.True or JsonValueKind.False)) is { } flag
            ? Invalid($"For 'properties/{flag}', it is not a boolean.")
            : null;
    }

    private static IResult Invalid(string why) => Reply.Message(422, $"Invalid request.\n\n{why}");
}
