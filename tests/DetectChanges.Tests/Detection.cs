using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LocalGitHub;
using Testing;

namespace DetectChanges.Tests;

/// <summary>A sandbox repository with the folders api, web, infra and docs, and runs of the action on checkouts of it.</summary>
public sealed class Detection : IDisposable
{
    public const string FourFilters = "api: api/**\nweb: web/**\ninfra: infra/**\ndocs: docs/**\n";
    private static readonly Lazy<GitSandbox> OfSha1 = new(() => FirstPush(sha256: false));
    private static readonly Lazy<GitSandbox> OfSha256 = new(() => FirstPush(sha256: true));
    private readonly List<string> permissions = ["contents: read"];
    private int runs;

    public Detection()
        : this(sha256: false)
    {
    }

    /// <param name="sha256">Whether ids are SHA-256.</param>
    public Detection(bool sha256)
    {
        Sandbox = (sha256 ? OfSha256 : OfSha1).Value.Copy();
        Root = Sandbox.Head;
    }

    private static GitSandbox FirstPush(bool sha256)
    {
        var sandbox = new GitSandbox(sha256);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => sandbox.Dispose();
        sandbox.Commit("api/a", "web/a", "infra/a", "docs/a");
        sandbox.Push("main");
        return sandbox;
    }

    public GitSandbox Sandbox { get; }

    /// <summary>The first commit.</summary>
    public string Root { get; }

    public string Filters { get; set; } = FourFilters;

    public string? Token { get; set; } = "test-token";

    /// <summary>Done to the checkout before the action runs.</summary>
    public Action<string> Prepare { get; set; } = _ => { };

    /// <summary>How the action reaches the remote.</summary>
    public Transport Transport { get; set; }

    /// <summary>What the token may do.</summary>
    public IList<string> Permissions => permissions;

    /// <summary>What the API knows, if not what is on the server.</summary>
    public string? ApiRepository { get; set; }

    /// <summary>Trouble that the remote makes.</summary>
    public IList<FaultRule> Faults { get; } = [];

    public IList<LocalWorkflowRun> WorkflowRuns { get; } = [];

    public IList<LocalDeployment> Deployments { get; } = [];

    public TimeProvider Time { get; set; } = TimeProvider.System;

    /// <summary>Variables of the job besides the usual ones.</summary>
    public Dictionary<string, string> Variables { get; } = new(StringComparer.Ordinal);

    /// <summary>What the last run asked the API, retries included.</summary>
    public IReadOnlyList<RecordedRequest> ApiCalls { get; private set; } = [];

    public Dictionary<string, string> Inputs { get; } = new(StringComparer.Ordinal);

    /// <summary>The input <c>path</c> of the step that checks out.</summary>
    public string CheckoutFolder { get; set; } = "";

    /// <summary>The folder of the last run's checkout.</summary>
    public string Checkout { get; private set; } = "";

    public Task<ActionRun> PushAsync(string? before, string? after, string branch = "main", int depth = 0, bool forced = false) =>
        RunAsync("push", after ?? Root, $"refs/heads/{branch}", depth, new JsonObject
        {
            ["ref"] = $"refs/heads/{branch}",
            ["before"] = before ?? new string('0', Root.Length),
            ["after"] = after ?? new string('0', Root.Length),
            ["created"] = before == null,
            ["deleted"] = after == null,
            ["forced"] = forced,
        });

    /// <param name="merge">The commit of the run: GitHub's trial merge.</param>
    /// <param name="checkout">What is checked out, if not that.</param>
    public Task<ActionRun> PullRequestAsync(string merge, string targetSha, string headSha, int depth, string? checkout = null) =>
        RunAsync("pull_request", merge, "refs/pull/1/merge", depth, PullRequest(targetSha, headSha), checkout);

    public static JsonObject PullRequest(string targetSha, string headSha) => new()
    {
        ["number"] = 1,
        ["pull_request"] = new JsonObject
        {
            ["number"] = 1,
            ["base"] = new JsonObject { ["ref"] = "main", ["sha"] = targetSha },
            ["head"] = new JsonObject { ["ref"] = "topic", ["sha"] = headSha },
        },
    };

    public async Task<ActionRun> RunAsync(string name, string sha, string gitRef, int depth, JsonObject payload, string? checkout = null)
    {
        var run = new ActionRun { Time = Time };
        Checkout = Path.Combine(Sandbox.Root, $"checkout-{++runs}", CheckoutFolder);
        Sandbox.Checkout(checkout ?? sha, depth, Checkout);
        Prepare(Checkout);
        payload["repository"] = new JsonObject { ["full_name"] = "acme/shop", ["default_branch"] = "main" };
        var path = Path.Combine(Sandbox.Root, $"event-{runs}.json");
        await File.WriteAllTextAsync(path, payload.ToJsonString());
        await using var github = await StartGitHubAsync();
        Fill(run, name, sha, gitRef, path);
        run.Variables["GITHUB_API_URL"] = github.Address.ToString();
        run.Variables["GITHUB_SERVER_URL"] = Transport == Transport.Http ? github.Address.ToString() : Sandbox.ServerUrl;
        foreach (var (variable, value) in Variables) run.Variables[variable] = value;

        var untouched = Fingerprint(Checkout);
        await run.RunAsync("detect-changes", typeof(DetectChangesApp), DetectChangesApp.RunAsync);
        Fingerprint(Checkout).ShouldBe(untouched, "the consumer's .git was changed");
        ApiCalls = [.. github.Requests.Where(request => request.Path.StartsWith("/repos/", StringComparison.Ordinal))];
        return run;
    }

    private Task<LocalGitHubServer> StartGitHubAsync() => LocalGitHubServer.StartAsync(new LocalGitHubOptions
    {
        Repositories = new Dictionary<string, string> { ["acme/shop"] = ApiRepository ?? Sandbox.Server },
        Private = new HashSet<string> { "acme/shop" },
        Tokens = new Dictionary<string, IReadOnlyList<string>> { [Token ?? "none"] = permissions },
        Faults = [.. Faults],
        WorkflowRuns = [.. WorkflowRuns],
        Deployments = [.. Deployments],
    });

    private void Fill(ActionRun run, string name, string sha, string gitRef, string eventPath)
    {
        run.Variables["GITHUB_WORKSPACE"] = Path.Combine(Sandbox.Root, $"checkout-{runs}");
        run.Variables["GITHUB_EVENT_NAME"] = name;
        run.Variables["GITHUB_EVENT_PATH"] = eventPath;
        run.Variables["GITHUB_SHA"] = sha;
        run.Variables["GITHUB_REF"] = gitRef;
        run.Input("filters", Filters);
        if (Token != null) run.Input("token", Token);
        foreach (var (input, value) in Inputs) run.Input(input, value);
    }

    /// <summary>Every file of <c>.git</c> but the objects, with its content.</summary>
    private static string Fingerprint(string checkout)
    {
        var git = Path.Combine(checkout, ".git");
        var files = Directory.EnumerateFiles(git, "*", SearchOption.AllDirectories)
            .Where(file => !file.StartsWith(Path.Combine(git, "objects"), StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(file => $"{file} {Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)))}");
        return string.Join('\n', files);
    }

    /// <summary>What a run says it took.</summary>
    public static (int GitProcesses, int Fetches, int ApiCalls) Usage(ActionRun run)
    {
        var match = Regex.Match(run.Log, "Git processes: ([0-9]+), fetches: ([0-9]+), API calls: ([0-9]+)");
        match.Success.ShouldBeTrue(run.Log);
        return (int.Parse(match.Groups[1].Value), int.Parse(match.Groups[2].Value), int.Parse(match.Groups[3].Value));
    }

    /// <summary>How often the remote may be asked, by the depth of the checkout; without a fetch, few processes of git must do.</summary>
    public static void ShouldTake(ActionRun run, int depth, int[] fetches, int[] apiCalls)
    {
        var usage = Usage(run);
        (usage.Fetches, usage.ApiCalls).ShouldBe((fetches[depth], apiCalls[depth]), run.Log);
        // One more lists all names, only when the lint has to know them: here most filters match none of the changed files.
        if (usage.Fetches == 0) usage.GitProcesses.ShouldBeLessThanOrEqualTo(3, run.Log);
    }

    /// <summary>The true filters.</summary>
    public static IReadOnlyList<string> Changes(ActionRun run)
    {
        run.ExitCode.ShouldBe(0, run.Log);
        return JsonSerializer.Deserialize<List<string>>(run.Outputs["changes"])!;
    }

    public void Dispose() => Sandbox.Dispose();
}
