using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LocalGitHub;

/// <summary>Files of releases (GitHub documentation, "List release assets", "Upload a release asset", "Delete a release asset").</summary>
internal sealed class AssetEndpoints(LocalGitHubOptions options, ReleaseStore store)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/repos/{owner}/{name}/releases/{id:long}/assets", (string owner, string name, long id, HttpRequest request) =>
            With($"{owner}/{name}", "contents: read", request, one => one.Id == id, found => Task.FromResult(List(found, request))));
        routes.MapPost("/repos/{owner}/{name}/releases/{id:long}/assets", (string owner, string name, long id, HttpRequest request) =>
            With($"{owner}/{name}", "contents: write", request, one => one.Id == id, found => UploadAsync(found, request)));
        routes.MapDelete("/repos/{owner}/{name}/releases/assets/{id:long}", (string owner, string name, long id, HttpRequest request) =>
            With($"{owner}/{name}", "contents: write", request, one => one.Assets.Any(asset => asset.Id == id), found => Task.FromResult(Delete(found, id))));
    }

    private async Task<IResult> With(string repository, string permission, HttpRequest request, Func<LocalGitHubRelease, bool> isIt, Func<LocalGitHubRelease, Task<IResult>> answer)
    {
        if (Access.Refuse(request, options, repository, permission) is { } refused) return refused;
        return store.All.FirstOrDefault(one => one.Repository == repository && isIt(one)) is { } found ? await answer(found) : Reply.Message(404, "Not Found");
    }

    private static IResult List(LocalGitHubRelease release, HttpRequest request)
    {
        Paging.AddLinks(request, release.Assets.Count);
        return Reply.Json(200, new JsonArray([.. Paging.Page(request, release.Assets).Select(ReleaseJson.Of)]));
    }

    private async Task<IResult> UploadAsync(LocalGitHubRelease release, HttpRequest request)
    {
        using var content = new MemoryStream();
        await request.Body.CopyToAsync(content);
        var name = ReleaseRules.AssetName(request.Query["name"].ToString());
        if (ReleaseRules.WrongAsset(request, release, name, content.Length) is { } wrong) return wrong;
        if (IsLocked(release)) return Reply.Message(422, "Cannot upload assets to an immutable release.");
        return Reply.Json(201, ReleaseJson.Of(store.AddAsset(release.Id, name, content.ToArray())));
    }

    private IResult Delete(LocalGitHubRelease release, long asset)
    {
        if (IsLocked(release)) return Reply.Message(422, "Cannot delete asset from an immutable release.");
        store.Change(release.Id, one => one with { Assets = [.. one.Assets.Where(other => other.Id != asset)] });
        return Results.NoContent();
    }

    private bool IsLocked(LocalGitHubRelease release) => options.HasImmutableReleases && !release.IsDraft;
}
