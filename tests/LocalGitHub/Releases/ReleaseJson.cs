using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace LocalGitHub;

/// <summary>Releases and their files as GitHub shows them.</summary>
internal static class ReleaseJson
{
    public static JsonObject Of(LocalGitHubRelease release, HttpRequest request) => new()
    {
        ["id"] = release.Id,
        ["tag_name"] = release.Tag,
        ["target_commitish"] = release.Target,
        ["name"] = release.Name.Length == 0 ? null : release.Name,
        ["body"] = release.Body.Length == 0 ? null : release.Body,
        ["draft"] = release.IsDraft,
        ["prerelease"] = release.IsPrerelease,
        ["html_url"] = $"https://github.com/{release.Repository}/releases/{(release.IsDraft ? $"tag/untagged-{release.Id}" : $"tag/{release.Tag}")}",
        ["upload_url"] = $"{request.Scheme}://{request.Host}/repos/{release.Repository}/releases/{release.Id}/assets{{?name,label}}",
        ["assets"] = new JsonArray([.. release.Assets.Select(Of)]),
    };

    public static JsonNode Of(LocalAsset asset) => new JsonObject
    {
        ["id"] = asset.Id,
        ["name"] = asset.Name,
        ["size"] = asset.Content.Length,
        ["state"] = asset.IsComplete ? "uploaded" : "starter",
        ["digest"] = asset.Digest,
    };
}
