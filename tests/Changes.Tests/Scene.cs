using System.Text.Json.Nodes;
using Actions.Changes;
using Actions.Git;
using Actions.GitHub;
using Actions.Toolkit;
using LocalGitHub;
using Testing;

namespace Changes.Tests;

/// <summary>A repository whose first commit holds api/a and web/a, and runs of an action that asks something of a checkout of it.</summary>
public sealed class Scene : IDisposable
{
    private int runs;

    public Scene()
    {
        Root = Sandbox.Commit("api/a", "web/a");
        Sandbox.Push("main");
    }

    public GitSandbox Sandbox { get; } = new();

    /// <summary>The first commit.</summary>
    public string Root { get; }

    /// <summary>None: the remote is not asked.</summary>
    public string? Token { get; set; } = "test-token";

    public Since Since { get; set; } = new Since.Auto();

    public OnUnknownBase OnUnknownBase { get; set; }

    /// <summary>The number of commits that are checked out; 0 for all.</summary>
    public int Depth { get; set; }

    /// <summary>What a clone is told to leave out, such as <c>blob:none</c>; without it the step that checks out takes all.</summary>
    public string? Filter { get; set; }

    public string Log { get; private set; } = "";

    public Task<T?> PushAsync<T>(string? before, string? after, string branch, Func<ComparingSession, ComparisonPlan, Task<T>> ask) => RunAsync(
        "push",
        after ?? Root,
        $"refs/heads/{branch}",
        new JsonObject { ["ref"] = $"refs/heads/{branch}", ["before"] = before ?? new string('0', 40), ["after"] = after ?? new string('0', 40), ["created"] = before == null, ["deleted"] = after == null },
        ask);

    public Task<T?> PullRequestAsync<T>(string merge, string target, string head, Func<ComparingSession, ComparisonPlan, Task<T>> ask) => RunAsync(
        "pull_request",
        merge,
        "refs/pull/1/merge",
        new JsonObject
        {
            ["number"] = 1,
            ["pull_request"] = new JsonObject { ["number"] = 1, ["base"] = new JsonObject { ["ref"] = "main", ["sha"] = target }, ["head"] = new JsonObject { ["ref"] = "topic", ["sha"] = head } },
        },
        ask);

    /// <summary>Reads files of a commit in a run on the tip of main.</summary>
    public Task<IReadOnlyList<CommitFile>?> ReadAsync(string commit, Func<string, bool> isWanted, int largest = 1000) =>
        PushAsync(Root, Sandbox.Head, "main", (session, _) => session.Files.ReadAsync(ObjectId.Parse(commit), isWanted, largest, TestContext.Current.CancellationToken));

    public void Dispose() => Sandbox.Dispose();

    // What was asked for, or nothing when the action failed, as its log tells.
    private async Task<T?> RunAsync<T>(string name, string sha, string gitRef, JsonObject payload, Func<ComparingSession, ComparisonPlan, Task<T>> ask)
    {
        var checkout = Path.Combine(Sandbox.Root, $"checkout-{++runs}");
        CheckOut(sha, checkout);
        var path = Path.Combine(Sandbox.Root, $"event-{runs}.json");
        payload["repository"] = new JsonObject { ["full_name"] = "acme/shop", ["default_branch"] = "main" };
        await File.WriteAllTextAsync(path, payload.ToJsonString());
        await using var github = await LocalGitHubServer.StartAsync(new LocalGitHubOptions
        {
            Repositories = new Dictionary<string, string> { ["acme/shop"] = Sandbox.Server },
            Tokens = new Dictionary<string, IReadOnlyList<string>> { [Token ?? "none"] = ["contents: read"] },
        });
        using var run = new ActionRun();
        foreach (var (variable, value) in new[]
                 {
                     ("GITHUB_WORKSPACE", checkout), ("GITHUB_EVENT_NAME", name), ("GITHUB_EVENT_PATH", path), ("GITHUB_SHA", sha), ("GITHUB_REF", gitRef),
                     ("GITHUB_API_URL", github.Address.ToString()), ("GITHUB_SERVER_URL", Sandbox.ServerUrl),
                 })
        {
            run.Variables[variable] = value;
        }

        T? answer = default;
        await run.RunAsync("sample", typeof(Scene), async action =>
        {
            answer = await AskAsync(action, ask);
            return true;
        });
        Log = run.Log;
        return answer;
    }

    private void CheckOut(string sha, string folder)
    {
        if (Filter == null)
        {
            Sandbox.Checkout(sha, Depth, folder);
            return;
        }

        Sandbox.Git(Sandbox.Root, ["clone", "-q", "--no-checkout", .. Depth > 0 ? [$"--depth={Depth}"] : Array.Empty<string>(), $"--filter={Filter}", Sandbox.ServerUrl + "/acme/shop", folder]);
        Sandbox.Git(folder, "fetch", "-q", "origin", sha);
        Sandbox.Git(folder, "checkout", "-q", "--detach", sha);
    }

    private async Task<T> AskAsync<T>(ActionContext action, Func<ComparingSession, ComparisonPlan, Task<T>> ask)
    {
        var wishes = new ComparisonWishes
        {
            WorkingDirectory = WorkspacePath.Resolve(action.Runner, "."),
            Since = Since,
            OnUnknownBase = OnUnknownBase,
            Token = Token == null ? null : new Secret(Token),
        };
        var sha = RunCommit.Read(action.Runner);
        var plan = new BasePolicy(GitHubEvent.Read(action.Runner), action.Runner, sha, wishes).Plan();
        using var session = new ComparingSession(action, wishes, sha);
        return await ask(session, plan);
    }
}
