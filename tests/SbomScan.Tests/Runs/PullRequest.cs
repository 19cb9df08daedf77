using LocalGitHub;
using Testing;

namespace SbomScan.Tests.Runs;

/// <summary>A pull request whose head differs from its base, checked out as the runner does, with a local GitHub.</summary>
internal sealed class PullRequest : IAsyncDisposable
{
    private readonly GitSandbox sandbox = new();
    private LocalGitHubServer? github;

    private PullRequest(ShopScan scan) => Scan = scan;

    public ShopScan Scan { get; }

    public LocalGitHubServer GitHub => github!;

    /// <param name="before">Path → content on the target branch.</param>
    /// <param name="head">Path → content that the pull request changes; <see langword="null"/> deletes.</param>
    /// <param name="depth">Depth of the checkout; 0: everything.</param>
    /// <param name="permissions">What the token may do.</param>
    public static async Task<PullRequest> OpenAsync(IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string?> head, int depth = 0, params IReadOnlyList<string> permissions)
    {
        var pull = new PullRequest(await ShopScan.StartAsync());
        var (target, tip, merge) = pull.Commit(before, head);
        await pull.CheckOutAsync(target, tip, merge, depth, permissions);
        return pull;
    }

    /// <summary>The files as they are now, also those that no commit has.</summary>
    public void Write(string path, string text) => Scan.Write(path, text);

    public async ValueTask DisposeAsync()
    {
        if (github != null) await github.DisposeAsync();
        await Scan.DisposeAsync();
        sandbox.Dispose();
    }

    private (string Target, string Head, string Merge) Commit(IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string?> head)
    {
        foreach (var (path, text) in before) sandbox.Write(path, text);
        var target = sandbox.CommitAll();
        sandbox.Push("main");
        sandbox.Switch("feature", create: true);
        foreach (var (path, text) in head)
        {
            if (text == null) File.Delete(Path.Combine(sandbox.Author, path));
            else sandbox.Write(path, text);
        }

        var tip = sandbox.CommitAll();
        sandbox.Push("feature");
        return (target, tip, sandbox.PushPullRequestMerge(target, tip));
    }

    private async Task CheckOutAsync(string target, string tip, string merge, int depth, IReadOnlyList<string> permissions)
    {
        Directory.Delete(Scan.Run.Workspace, recursive: true);
        sandbox.Checkout(merge, depth, Scan.Run.Workspace);
        github = await LocalGitHubServer.StartAsync(new LocalGitHubOptions
        {
            Repositories = new Dictionary<string, string> { ["acme/shop"] = sandbox.Server },
            Tokens = new Dictionary<string, IReadOnlyList<string>> { ["test-token"] = permissions.Count > 0 ? permissions : ["contents: write", "pull-requests: write"] },
        });
        var file = Path.Combine(Path.GetDirectoryName(Scan.Run.Variables["GITHUB_OUTPUT"])!, "event.json");
        File.WriteAllText(file, """
            {"action":"synchronize","number":7,"repository":{"full_name":"acme/shop","default_branch":"main"},
             "pull_request":{"number":7,"head":{"sha":"TIP","ref":"feature","repo":{"full_name":"acme/shop"}},"base":{"sha":"TARGET","ref":"main","repo":{"full_name":"acme/shop"}}}}
            """.Replace("TIP", tip, StringComparison.Ordinal).Replace("TARGET", target, StringComparison.Ordinal));
        foreach (var (name, value) in new Dictionary<string, string>(github.Environment)
        {
            ["GITHUB_EVENT_NAME"] = "pull_request",
            ["GITHUB_EVENT_PATH"] = file,
            ["GITHUB_SHA"] = merge,
            ["GITHUB_REF"] = "refs/pull/7/merge",
            ["GITHUB_BASE_REF"] = "main",
            ["GITHUB_HEAD_REF"] = "feature",
            ["GITHUB_SERVER_URL"] = sandbox.ServerUrl,
            ["GITHUB_WORKFLOW"] = "scan",
        }) Scan.Run.Variables[name] = value;
        Scan.Run.Input("token", "test-token").Input("new-only", "true");
    }
}
