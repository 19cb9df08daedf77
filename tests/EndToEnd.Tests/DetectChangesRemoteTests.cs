using System.Diagnostics;
using System.Text.Json.Nodes;
using LocalGitHub;
using Testing;
using Testing.Containers;
using Testing.Runner;

namespace EndToEnd.Tests;

/// <summary>A pull request as most jobs check it out, one commit deep, in the container: what is missing comes from the API and over HTTP.</summary>
public sealed class DetectChangesRemoteTests : IDisposable
{
    private const string Token = "job-token-72c1f09b";
    private readonly GitSandbox sandbox = new();
    private readonly string head;
    private readonly string target;
    private readonly string merge;

    public DetectChangesRemoteTests()
    {
        sandbox.Write("package.json", """{ "workspaces": ["apps/*", "packages/*"] }""");
        sandbox.Write("apps/web/package.json", """{ "name": "web", "dependencies": { "ui": "*" } }""");
        sandbox.Write("packages/ui/package.json", """{ "name": "ui" }""");
        sandbox.Commit("infra/a", "packages/ui/a");
        sandbox.Push("main");
        sandbox.Switch("topic", create: true);
        sandbox.Commit("packages/ui/a");
        head = sandbox.Commit("packages/ui/b");
        sandbox.Push("topic");
        sandbox.Switch("main");
        target = sandbox.Commit("infra/a");
        sandbox.Push("main");
        merge = sandbox.PushPullRequestMerge(target, head);
    }

    private async Task<(StepResult Result, string Workspace)> RunAsync(LocalGitHubServer github, DockerEngine engine, params (string, string)[] with)
    {
        var workspace = Path.Combine(sandbox.Root, "workspace");
        sandbox.Checkout(merge, depth: 1, workspace);
        sandbox.Git(workspace, "remote", "remove", "origin");
        var address = new UriBuilder(github.Address) { Host = (await Bridge.AddressAsync(engine)).ToString() }.Uri;
        var payload = new JsonObject
        {
            ["number"] = 1,
            ["pull_request"] = new JsonObject
            {
                ["number"] = 1,
                ["base"] = new JsonObject { ["ref"] = "main", ["sha"] = target },
                ["head"] = new JsonObject { ["ref"] = "topic", ["sha"] = head },
            },
            ["repository"] = new JsonObject { ["full_name"] = "octo/shop", ["default_branch"] = "main" },
        };
        var job = new Job { Sha = merge, Ref = "refs/pull/1/merge", EventName = "pull_request", Event = payload.ToJsonString(), Token = Token, ServerUrl = address, ApiUrl = address };
        return (await Images.RunAsync(new ContainerStep { Action = "detect-changes", Workspace = workspace, Step = new Step { With = Values.Of(with), Job = job } }), workspace);
    }

    private Task<LocalGitHubServer> StartAsync() => LocalGitHubServer.StartAsync(new LocalGitHubOptions
    {
        ListenOnAllAddresses = true,
        Repositories = new Dictionary<string, string> { ["octo/shop"] = sandbox.Server },
        Private = new HashSet<string> { "octo/shop" },
        Tokens = new Dictionary<string, IReadOnlyList<string>> { [Token] = ["contents: read"] },
    });

    [Fact]
    public async Task The_pull_requests_own_changes_and_what_is_built_with_them_are_told()
    {
        var engine = await Images.EngineWithAsync("detect-changes");
        await using var github = await StartAsync();

        var (result, workspace) = await RunAsync(github, engine, ("filters", "ui: packages/ui/**\ninfra: infra/**\n"), ("targets", "auto"), ("output-dir", "out"));

        result.ExitCode.ShouldBe(0, result.Log.ToString());
        result.Outputs["changes"].ShouldBe("""["ui"]""");
        result.Outputs["projects"].ShouldBe("""["ui","web"]""");
        result.Outputs["reason"].ShouldBe("pr-merge-base");
        result.Outputs["head"].ShouldBe(head);
        result.Outputs["fallback"].ShouldBe("false");
        File.ReadAllText(Path.Combine(workspace, "out", "files.z")).ShouldBe("packages/ui/a\0packages/ui/b\0");
        result.PlacesOf(Token).ShouldBeEmpty();
        github.Requests.Count(request => request.Path.Contains("/compare/", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task Files_it_writes_belong_to_the_owner_of_the_workspace()
    {
        Assert.SkipUnless(Environment.UserName == "root", "Only root can give a folder to the runner's user.");
        var engine = await Images.EngineWithAsync("detect-changes");
        await using var github = await StartAsync();

        var (_, workspace) = await RunAsync(github, engine, ("filters", "ui: packages/ui/**"), ("output-dir", "out/lists"));

        foreach (var path in new[] { "out", "out/lists", "out/lists/files.z", "out/lists/filters", "out/lists/filters/ui.z", "out/lists/report.json" })
            OwnerOf(Path.Combine(workspace, path)).ShouldBe(ContainerRun.RunnerUser, path);
    }

    [Fact]
    public async Task Without_permission_everything_counts_and_the_message_names_what_to_grant()
    {
        var engine = await Images.EngineWithAsync("detect-changes");
        await using var github = await LocalGitHubServer.StartAsync(new LocalGitHubOptions
        {
            ListenOnAllAddresses = true,
            Repositories = new Dictionary<string, string> { ["octo/shop"] = sandbox.Server },
            Private = new HashSet<string> { "octo/shop" },
            Tokens = new Dictionary<string, IReadOnlyList<string>> { [Token] = [] },
        });

        var (result, _) = await RunAsync(github, engine, ("filters", "ui: packages/ui/**\ninfra: infra/**\n"));

        result.ExitCode.ShouldBe(0, result.Log.ToString());
        result.Outputs["changes"].ShouldBe("""["ui","infra"]""");
        result.Outputs["fallback"].ShouldBe("true");
        result.Log.Warnings.ShouldContain(warning => warning.Contains("contents: read"));
    }

    private static int OwnerOf(string path)
    {
        var start = new ProcessStartInfo("stat", ["-c", "%u", path]) { UseShellExecute = false, RedirectStandardOutput = true };
        using var stat = Process.Start(start)!;
        var owner = stat.StandardOutput.ReadToEnd();
        stat.WaitForExit();
        return int.Parse(owner);
    }

    public void Dispose() => sandbox.Dispose();
}
