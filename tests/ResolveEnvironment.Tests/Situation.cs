using System.Text.Json.Nodes;
using Testing;

namespace ResolveEnvironment.Tests;

/// <summary>What happened in a repository <c>acme/shop</c>, and a run of the whole action on it.</summary>
/// <param name="Event">Name of the event.</param>
/// <param name="Ref"><c>GITHUB_REF</c>.</param>
/// <param name="Payload">The event's payload.</param>
public sealed record Situation(string Event, string Ref, JsonObject Payload)
{
    public const string Commit = "1234567aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
    private const string Shop = "acme/shop";

    public string Actor { get; init; } = "octocat";
    public string Sha { get; init; } = Commit;
    public string Now { get; init; } = "2026-11-25 10:00";

    /// <summary><c>GITHUB_API_URL</c>; none answers.</summary>
    public Uri Api { get; init; } = new("http://127.0.0.1:9/");

    /// <summary>The checkout; a folder without any by default.</summary>
    public string? Workspace { get; init; }

    public static Situation Push(string branch) => PushOf($"refs/heads/{branch}");

    public static Situation Tag(string tag) => PushOf($"refs/tags/{tag}");

    public static Situation PushOf(string gitRef) => new("push", gitRef, new JsonObject { ["ref"] = gitRef, ["before"] = new string('b', 40), ["after"] = Commit });

    public static Situation DeletedBranch(string branch) => Push(branch) with { Payload = new JsonObject { ["ref"] = $"refs/heads/{branch}", ["deleted"] = true, ["after"] = new string('0', 40) } };

    public static Situation Dispatch(string gitRef = "refs/heads/main") => new("workflow_dispatch", gitRef, new JsonObject { ["ref"] = gitRef, ["inputs"] = new JsonObject() });

    public static Situation Other(string name, string gitRef = "refs/heads/main", string? activity = null) => new(name, gitRef, new JsonObject { ["action"] = activity });

    public static Situation Release(string tag, string activity = "published", bool preRelease = false) =>
        new("release", $"refs/tags/{tag}", new JsonObject { ["action"] = activity, ["release"] = new JsonObject { ["tag_name"] = tag, ["prerelease"] = preRelease } });

    public static Situation PullRequest(string into, string? from = Shop, string activity = "opened", string name = "pull_request", string head = "feature/x") =>
        new(name, name == "pull_request" ? "refs/pull/12/merge" : $"refs/heads/{into}", new JsonObject
        {
            ["action"] = activity,
            ["number"] = 12,
            ["pull_request"] = new JsonObject
            {
                ["number"] = 12,
                ["base"] = new JsonObject { ["ref"] = into, ["sha"] = new string('b', 40), ["repo"] = Named(Shop) },
                ["head"] = new JsonObject { ["ref"] = head, ["sha"] = Commit, ["repo"] = from is null ? null : Named(from) },
            },
        });

    public static Situation AfterRun(string branch, string? of = Shop, string conclusion = "success", string origin = "push") => new("workflow_run", "refs/heads/main", new JsonObject
    {
        ["action"] = "completed",
        ["workflow_run"] = new JsonObject
        {
            ["id"] = 7,
            ["event"] = origin,
            ["conclusion"] = conclusion,
            ["head_sha"] = "7654321bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb",
            ["head_branch"] = branch,
            ["head_repository"] = of is null ? null : Named(of),
        },
    });

    public static Situation MergeGroup(string into, string activity = "checks_requested") => new("merge_group", $"refs/heads/gh-readonly-queue/{into}/pr-12-{Commit}", new JsonObject
    {
        ["action"] = activity,
        ["merge_group"] = new JsonObject { ["base_ref"] = $"refs/heads/{into}", ["head_sha"] = Commit },
    });

    /// <summary>The whole action in this process; the answer is disposed by the caller.</summary>
    public async Task<ActionRun> ResolveAsync(params (string Name, string Value)[] inputs)
    {
        var run = new ActionRun { Time = FixedTime.At(Now) };
        var payload = run.Variables["GITHUB_OUTPUT"] + ".event.json";
        await File.WriteAllTextAsync(payload, Payload.ToJsonString());
        if (Workspace is not null) run.Variables["GITHUB_WORKSPACE"] = Workspace;
        run.Variables["GITHUB_EVENT_NAME"] = Event;
        run.Variables["GITHUB_EVENT_PATH"] = payload;
        run.Variables["GITHUB_REF"] = Ref;
        run.Variables["GITHUB_SHA"] = Sha;
        run.Variables["GITHUB_ACTOR"] = "somebody-else";
        run.Variables["GITHUB_TRIGGERING_ACTOR"] = Actor;
        run.Variables["GITHUB_API_URL"] = Api.ToString();
        foreach (var (name, value) in inputs) run.Input(name, value);
        return await run.RunAsync("resolve-environment", typeof(ResolveEnvironmentApp), ResolveEnvironmentApp.RunAsync);
    }

    private static JsonObject Named(string repository) => new() { ["full_name"] = repository };
}
