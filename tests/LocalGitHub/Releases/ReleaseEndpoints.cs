using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LocalGitHub;

/// <summary>Releases (GitHub documentation, "List releases", "Create a release", "Update a release").</summary>
internal sealed class ReleaseEndpoints(LocalGitHubOptions options, ReleaseStore store)
{
    private const string MayRead = "contents: read";
    private const string MayWrite = "contents: write";

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/repos/{owner}/{name}/releases", (string owner, string name, HttpRequest request) =>
            Access.Refuse(request, options, $"{owner}/{name}", MayRead) ?? List($"{owner}/{name}", request));
        routes.MapPost("/repos/{owner}/{name}/releases", (string owner, string name, HttpRequest request) =>
            WriteAsync($"{owner}/{name}", request, body => CreateAsync($"{owner}/{name}", body, request)));
        routes.MapPatch("/repos/{owner}/{name}/releases/{id:long}", (string owner, string name, long id, HttpRequest request) =>
            WriteAsync($"{owner}/{name}", request, body => UpdateAsync($"{owner}/{name}", id, body, request)));
    }

    private async Task<IResult> WriteAsync(string repository, HttpRequest request, Func<JsonObject, Task<IResult>> answer)
    {
        if (Access.Refuse(request, options, repository, MayWrite) is { } refused) return refused;
        if (await JsonRequest.ReadAsync(request) is not { } body) return Reply.Message(400, "Problems parsing JSON");
        return ReleaseRules.Wrong(body) ?? await answer(body);
    }

    // Only who may write sees drafts.
    private IResult List(string repository, HttpRequest request)
    {
        var seesDrafts = Access.Refuse(request, options, repository, MayWrite) is null;
        var found = store.All.Where(one => one.Repository == repository && (seesDrafts || !one.IsDraft)).OrderByDescending(one => one.Id).ToList();
        Paging.AddLinks(request, found.Count);
        return Reply.Json(200, new JsonArray([.. Paging.Page(request, found).Select(one => ReleaseJson.Of(one, request))]));
    }

    private async Task<IResult> CreateAsync(string repository, JsonObject body, HttpRequest request)
    {
        if (Text(body, "tag_name") is not { Length: > 0 }) return ReleaseRules.Failed("tag_name", "missing_field", "tag_name wasn't supplied");
        var wanted = Apply(new LocalGitHubRelease(0, "") { Repository = repository }, body);
        if (await RefuseAsync(wanted, 0) is { } refused) return refused;
        return Reply.Json(201, ReleaseJson.Of(Finish(store.Add(id => wanted with { Id = id }), body), request));
    }

    private async Task<IResult> UpdateAsync(string repository, long id, JsonObject body, HttpRequest request)
    {
        if (store.All.FirstOrDefault(one => one.Repository == repository && one.Id == id) is not { } found) return Reply.Message(404, "Not Found");
        var wanted = Apply(found, body);
        if (await RefuseAsync(wanted, id) is { } refused) return refused;
        return Reply.Json(200, ReleaseJson.Of(Finish(store.Change(id, now => wanted with { Assets = now.Assets }), body), request));
    }

    // Publishing makes the tag, at the target, unless it exists.
    private async Task<IResult?> RefuseAsync(LocalGitHubRelease wanted, long id)
    {
        var git = new GitRepository(options.Repositories[wanted.Repository]);
        if (await git.CommitAsync(wanted.Target) is not { } commit) return ReleaseRules.Failed("target_commitish", "invalid", "target_commitish is invalid");
        if (wanted.IsDraft) return null;
        if (store.All.Any(one => one.Repository == wanted.Repository && !one.IsDraft && one.Tag == wanted.Tag && one.Id != id)) return ReleaseRules.Failed("tag_name", "already_exists", null);
        if (await git.CommitAsync($"refs/tags/{wanted.Tag}") is null && !await git.UpdateRefAsync($"refs/tags/{wanted.Tag}", commit)) return ReleaseRules.Failed("tag_name", "custom", "tag_name is not a valid tag");
        return null;
    }

    private LocalGitHubRelease Finish(LocalGitHubRelease release, JsonObject body)
    {
        if (!release.IsDraft && !release.IsPrerelease && Text(body, "make_latest") == "true") store.MakeLatest(release);
        return store.All.First(one => one.Id == release.Id);
    }

    private static LocalGitHubRelease Apply(LocalGitHubRelease release, JsonObject body) => release with
    {
        Tag = Text(body, "tag_name") ?? release.Tag,
        Target = Text(body, "target_commitish") ?? release.Target,
        Name = Text(body, "name") ?? release.Name,
        Body = Text(body, "body") ?? release.Body,
        IsDraft = body["draft"]?.GetValue<bool>() ?? release.IsDraft,
        IsPrerelease = body["prerelease"]?.GetValue<bool>() ?? release.IsPrerelease,
    };

    private static string? Text(JsonObject body, string name) => body[name]?.GetValue<string>();
}
