using LocalGitHub;
using Testing;

namespace Release.Tests;

/// <summary>A repository at a local GitHub, and jobs that release from it.</summary>
internal sealed class ReleaseWorld : IAsyncDisposable
{
    public const string Token = "release-token";

    private readonly List<ActionRun> runs = [];

    private ReleaseWorld(GitSandbox sandbox) => Sandbox = sandbox;

    public GitSandbox Sandbox { get; }

    public LocalGitHubServer Server { get; private set; } = null!;

    /// <summary>Somebody who acts when a request arrives, before it is answered.</summary>
    public Action<RecordedRequest>? OnRequest { get; set; }

    public static async Task<ReleaseWorld> StartAsync(Func<LocalGitHubOptions, LocalGitHubOptions>? with = null)
    {
        var world = new ReleaseWorld(new GitSandbox());
        var options = new LocalGitHubOptions
        {
            Repositories = new Dictionary<string, string> { ["acme/shop"] = world.Sandbox.Server },
            Tokens = new Dictionary<string, IReadOnlyList<string>> { [Token] = ["contents: write", "pull-requests: read"], ["reader"] = ["contents: read"] },
            Meanwhile = request =>
            {
                world.OnRequest?.Invoke(request);
                return Task.CompletedTask;
            },
        };
        world.Server = await LocalGitHubServer.StartAsync(with?.Invoke(options) ?? options);
        return world;
    }

    /// <summary>Does something when the first request of a kind arrives.</summary>
    public void Once(Func<RecordedRequest, bool> isIt, Action act) => OnRequest = request =>
    {
        if (!isIt(request)) return;
        OnRequest = null;
        act();
    };

    /// <summary>A commit on the branch that is checked out, pushed.</summary>
    public string Commit(string message, params string[] paths)
    {
        var commit = Sandbox.CommitSaying(message, paths);
        Push();
        return commit;
    }

    public void Push()
    {
        var branch = Sandbox.Git(Sandbox.Author, "branch", "--show-current");
        Sandbox.Push(branch);
    }

    /// <summary>A tag that somebody made by hand.</summary>
    public void Tag(string name, string commit, bool annotated = false)
    {
        if (annotated) Sandbox.Git(Sandbox.Server, "-c", "user.name=Test", "-c", "user.email=test@example.com", "tag", "-a", "-m", name, name, commit);
        else Sandbox.Git(Sandbox.Server, "tag", name, commit);
    }

    /// <summary>The commit a tag stands for; null for none.</summary>
    public string? CommitOf(string tag)
    {
        var known = Sandbox.Git(Sandbox.Server, "tag", "--list", tag);
        return known.Length == 0 ? null : Sandbox.Git(Sandbox.Server, "rev-parse", $"refs/tags/{tag}^{{commit}}");
    }

    /// <summary>Requests that change something.</summary>
    public IReadOnlyList<RecordedRequest> Writes => [.. Server.Requests.Where(IsWrite)];

    public static bool IsWrite(RecordedRequest request) => request.Method is "POST" or "PATCH" or "DELETE" && !request.Path.Contains("git-upload-pack", StringComparison.Ordinal);

    /// <summary>A job that has checked a commit out and runs the action.</summary>
    /// <param name="commit">Commit of the run; null for the newest.</param>
    /// <param name="depth">0 for the whole history.</param>
    /// <param name="inputs">Names and values.</param>
    public Task<ActionRun> RunAsync(string? commit = null, int depth = 0, params (string Name, string Value)[] inputs) => Prepare(commit, depth, inputs).RunAsync("release", typeof(ReleaseApp), ReleaseApp.RunAsync);

    public Task<ActionRun> RunAsync(params (string Name, string Value)[] inputs) => RunAsync(null, 0, inputs);

    public ActionRun Prepare(string? commit, int depth, params (string Name, string Value)[] inputs)
    {
        var run = new ActionRun { Time = new ShortWaits() };
        runs.Add(run);
        commit ??= Sandbox.Head;
        Sandbox.Checkout(commit, depth, run.Workspace);
        run.Variables["GITHUB_SHA"] = commit;
        run.Variables["GITHUB_SERVER_URL"] = Server.Address.GetLeftPart(UriPartial.Authority);
        foreach (var (name, value) in Server.Environment) run.Variables[name] = value;
        run.Input("token", Token);
        foreach (var (name, value) in inputs) run.Input(name, value);
        return run;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var run in runs) run.Dispose();
        await Server.DisposeAsync();
        Sandbox.Dispose();
    }
}
