using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LocalGitHub;

/// <summary>Writing references and annotated tags (GitHub documentation, "Create a reference", "Update a reference", "Create a tag object", "Get a tag").</summary>
internal sealed class ReferenceEndpoints(LocalGitHubOptions options)
{
    private const string MayWrite = "contents: write";

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/repos/{owner}/{name}/git/refs", (string owner, string name, HttpRequest request) =>
            WriteAsync($"{owner}/{name}", request, CreateAsync, "ref", "sha"));
        routes.MapPatch("/repos/{owner}/{name}/git/refs/{**reference}", (string owner, string name, string reference, HttpRequest request) =>
            WriteAsync($"{owner}/{name}", request, (git, body) => UpdateAsync(git, "refs/" + reference, body), "sha"));
        routes.MapPost("/repos/{owner}/{name}/git/tags", (string owner, string name, HttpRequest request) =>
            WriteAsync($"{owner}/{name}", request, CreateTagAsync, "tag", "message", "object", "type"));
        routes.MapGet("/repos/{owner}/{name}/git/tags/{id}", async (string owner, string name, string id, HttpRequest request) =>
            Access.Refuse(request, options, $"{owner}/{name}", "contents: read") ?? await TagAsync(new GitRepository(options.Repositories[$"{owner}/{name}"]), id));
    }

    private async Task<IResult> WriteAsync(string repository, HttpRequest request, Func<GitRepository, JsonObject, Task<IResult>> answer, params string[] required)
    {
        if (Access.Refuse(request, options, repository, MayWrite) is { } refused) return refused;
        if (await JsonRequest.ReadAsync(request) is not { } body) return Reply.Message(400, "Problems parsing JSON");
        if (required.FirstOrDefault(name => body[name]?.GetValueKind() != JsonValueKind.String) is { } missing) return Reply.Message(422, $"Invalid request.\n\n\"{missing}\" wasn't supplied.");
        return await answer(new GitRepository(options.Repositories[repository]), body);
    }

    private async Task<IResult> CreateAsync(GitRepository git, JsonObject body)
    {
        var (name, id) = (body["ref"]!.GetValue<string>(), body["sha"]!.GetValue<string>());
        if (name.Split('/') is not ["refs", _, _, ..]) return Reply.Message(422, "Reference name must start with 'refs/' and have at least two slashes.");
        if (await git.TypeAsync(id) is null) return Reply.Message(422, "Object does not exist");
        if ((await git.RefsAsync()).Any(one => one.Name == name)) return Reply.Message(422, "Reference already exists");
        if (IsLocked(name)) return Reply.Message(422, "Repository rule violations found");
        return await git.UpdateRefAsync(name, id) ? await RefAsync(git, name, 201) : Reply.Message(422, "Reference update failed");
    }

    private async Task<IResult> UpdateAsync(GitRepository git, string name, JsonObject body)
    {
        var id = body["sha"]!.GetValue<string>();
        var found = (await git.RefsAsync()).Where(one => one.Name == name).ToList();
        if (found.Count == 0) return Reply.Message(422, "Reference does not exist");
        if (await git.TypeAsync(id) is null) return Reply.Message(422, "Object does not exist");
        var isForced = body["force"]?.GetValue<bool>() ?? false;
        if (!isForced && !(await git.MergeBasesAsync(found[0].Id, id)).Contains(found[0].Id)) return Reply.Message(422, "Update is not a fast forward");
        if (IsLocked(name)) return Reply.Message(422, "Repository rule violations found");
        return await git.UpdateRefAsync(name, id) ? await RefAsync(git, name, 200) : Reply.Message(422, "Reference update failed");
    }

    private static async Task<IResult> CreateTagAsync(GitRepository git, JsonObject body)
    {
        var (id, type) = (body["object"]!.GetValue<string>(), body["type"]!.GetValue<string>());
        if (await git.TypeAsync(id) != type) return Reply.Message(422, "Object does not exist or is of another type");
        return await git.MakeTagAsync(body["tag"]!.GetValue<string>(), body["message"]!.GetValue<string>(), id, type) is { } made
            ? Reply.Json(201, Json(made, id, type))
            : Reply.Message(422, "Tag name is not valid");
    }

    private static async Task<IResult> TagAsync(GitRepository git, string id) =>
        await git.TypeAsync(id) == "tag" && await git.TaggedAsync(id) is var (target, type) ? Reply.Json(200, Json(id, target, type)) : Reply.Message(404, "Not Found");

    private static async Task<IResult> RefAsync(GitRepository git, string name, int status) =>
        Reply.Json(status, RepositoryEndpoints.Json((await git.RefsAsync()).First(one => one.Name == name)));

    private bool IsLocked(string name) => options.LockedRefs.Contains(name);

    private static JsonObject Json(string id, string target, string type) => new()
    {
        ["sha"] = id,
        ["object"] = new JsonObject { ["sha"] = target, ["type"] = type },
    };
}
