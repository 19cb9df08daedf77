using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LocalGitHub;

/// <summary>Comparison, references and commits, computed from real git repositories.</summary>
internal sealed class RepositoryEndpoints(LocalGitHubOptions options)
{
    private const int MostFiles = 300;

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/repos/{owner}/{name}/compare/{**basehead}", (string owner, string name, string basehead, HttpRequest request) =>
            WithAsync(owner, name, request, git => CompareAsync(git, Uri.UnescapeDataString(basehead), request)));
        routes.MapGet("/repos/{owner}/{name}/git/ref/{**reference}", (string owner, string name, string reference, HttpRequest request) =>
            WithAsync(owner, name, request, git => RefAsync(git, "refs/" + reference)));
        routes.MapGet("/repos/{owner}/{name}/git/matching-refs/{**prefix}", (string owner, string name, string prefix, HttpRequest request) =>
            WithAsync(owner, name, request, git => MatchingRefsAsync(git, "refs/" + prefix, request)));
        routes.MapGet("/repos/{owner}/{name}/commits/{**commit}", (string owner, string name, string commit, HttpRequest request) =>
            WithAsync(owner, name, request, git => CommitAsync(git, Uri.UnescapeDataString(commit), request)));
    }

    private Task<IResult> WithAsync(string owner, string name, HttpRequest request, Func<GitRepository, Task<IResult>> answer)
    {
        var full = $"{owner}/{name}";
        var refused = Access.Refuse(request, options, full, "contents: read");
        return refused is not null ? Task.FromResult(refused) : answer(new GitRepository(options.Repositories[full]));
    }

    private static async Task<IResult> CompareAsync(GitRepository git, string basehead, HttpRequest request)
    {
        var ends = basehead.Split("...");
        if (ends.Length != 2) return Reply.Message(404, "Not Found");
        var (from, to) = (await git.CommitAsync(ends[0]), await git.CommitAsync(ends[1]));
        if (from is null || to is null) return Reply.Message(404, "Not Found");
        if (await git.MergeBasesAsync(from, to) is not [var mergeBase, ..]) return Reply.Message(404, $"No common ancestor between {ends[0]} and {ends[1]}.");
        var ahead = await git.CommitsAsync(from, to);
        var behind = await git.CommitsAsync(to, from);
        var files = await git.FilesAsync(mergeBase, to);
        return Reply.Json(200, new JsonObject
        {
            ["status"] = (ahead.Count, behind.Count) switch { (0, 0) => "identical", (_, 0) => "ahead", (0, _) => "behind", _ => "diverged" },
            ["ahead_by"] = ahead.Count,
            ["behind_by"] = behind.Count,
            ["total_commits"] = ahead.Count,
            ["base_commit"] = new JsonObject { ["sha"] = from },
            ["merge_base_commit"] = new JsonObject { ["sha"] = mergeBase },
            ["commits"] = new JsonArray([.. Paging.Page(request, [.. ahead.Reverse()]).Select(commit => new JsonObject { ["sha"] = commit })]),
            ["files"] = new JsonArray([.. files.Take(MostFiles).Select(file => new JsonObject { ["filename"] = file.Path, ["status"] = StatusWord(file.Status) })]),
        });
    }

    private static async Task<IResult> RefAsync(GitRepository git, string name)
    {
        var found = (await git.RefsAsync()).Where(one => one.Name == name).ToList();
        return found.Count == 0 ? Reply.Message(404, "Not Found") : Reply.Json(200, Json(found[0]));
    }

    private static async Task<IResult> MatchingRefsAsync(GitRepository git, string prefix, HttpRequest request)
    {
        var found = (await git.RefsAsync()).Where(one => one.Name.StartsWith(prefix, StringComparison.Ordinal)).ToList();
        Paging.AddLinks(request, found.Count);
        return Reply.Json(200, new JsonArray([.. Paging.Page(request, found).Select(Json)]));
    }

    private static async Task<IResult> CommitAsync(GitRepository git, string name, HttpRequest request)
    {
        if (await git.CommitAsync(name) is not { } id) return Reply.Message(422, $"No commit found for SHA: {name}");
        return request.Headers.Accept.ToString().Contains("vnd.github.sha", StringComparison.Ordinal)
            ? Reply.Text(200, id, "application/vnd.github.sha; charset=utf-8")
            : Reply.Json(200, new JsonObject { ["sha"] = id });
    }

    internal static JsonObject Json((string Name, string Id, string Type) reference) => new()
    {
        ["ref"] = reference.Name,
        ["object"] = new JsonObject { ["sha"] = reference.Id, ["type"] = reference.Type },
    };

    private static string StatusWord(string letter) => letter switch
    {
        "A" => "added",
        "D" => "removed",
        _ => "modified",
    };
}
