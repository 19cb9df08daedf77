using System.Text.Json.Nodes;
using LocalGitHub;
using Testing;
using Testing.Containers;
using Testing.Runner;

namespace EndToEnd.Tests;

/// <summary>The image as the runner runs it: chat, a comment and a deployment record at once, and a chat that does not answer.</summary>
public sealed class NotifyImageTests : IDisposable
{
    private const string Token = "job-token-5d0b2c4e";
    private const string Hook = "T0000/B0000/in-no-log";
    private readonly GitSandbox sandbox = new();
    private readonly string commit;

    public NotifyImageTests()
    {
        commit = sandbox.Commit("api/a");
        sandbox.Push("main");
    }

    [Fact]
    public async Task Chat_comment_and_record_hear_of_a_deployment()
    {
        var engine = await Images.EngineWithAsync("notify");
        await using var github = await StartAsync();

        var result = await Images.RunAsync(await StepAsync(engine, github, ("status", "success"), ("sinks", "slack, pull-request-comment, deployment"), ("service", "api"), ("environment", "staging"), ("comment-key", "deploy/staging")));

        result.ExitCode.ShouldBe(0, result.Log.ToString());
        (result.Outputs["delivered-count"], result.Outputs["failed-count"]).ShouldBe(("3", "0"), result.Log.ToString());
        github.Requests.Last(request => request.Path.Contains("/services/", StringComparison.Ordinal)).Body.ShouldContain("api deployed to staging");
        github.Comments.ShouldHaveSingleItem().Body.ShouldContain("api deployed to staging");
        result.Outputs["deployment-id"].ShouldNotBeEmpty();
        result.Summary.ShouldContain("api deployed to staging");
        (result.Log + result.Summary).ShouldNotContain(Hook);
    }

    [Theory]
    [InlineData(PosixSignalNumber.Interrupt)]
    [InlineData(PosixSignalNumber.Terminate)]
    public async Task Told_to_stop_it_says_who_was_not_told_and_is_gone_in_time(PosixSignalNumber signal)
    {
        var engine = await Images.EngineWithAsync("notify");
        await using var github = await StartAsync();
        github.Add(new FaultRule(FaultKind.SecondaryRateLimit, "/services/", Wait: TimeSpan.FromSeconds(30)));
        await using var run = ContainerRun.Start(engine, await StepAsync(engine, github, ("sinks", "slack")));
        await run.WaitForLineAsync("trying again", TimeSpan.FromSeconds(20));

        var (result, took, killed) = await run.CancelAsync(signal);

        killed.ShouldBeFalse(result.Log.ToString());
        took.ShouldBeLessThan(TimeSpan.FromSeconds(7));
        JsonNode.Parse(result.Outputs["results"])!["slack"]!["reason"]!.GetValue<string>().ShouldBe("cancelled");
        result.Summary.ShouldContain("cancelled");
        (await run.IsGoneAsync()).ShouldBeTrue();
    }

    public void Dispose() => sandbox.Dispose();

    private Task<LocalGitHubServer> StartAsync() => LocalGitHubServer.StartAsync(new LocalGitHubOptions
    {
        ListenOnAllAddresses = true,
        Repositories = new Dictionary<string, string> { ["octo/shop"] = sandbox.Server },
        Tokens = new Dictionary<string, IReadOnlyList<string>> { [Token] = ["contents: read", "pull-requests: write", "deployments: write"] },
        Webhooks = new HashSet<string> { Hook },
    });

    private async Task<ContainerStep> StepAsync(DockerEngine engine, LocalGitHubServer github, params (string, string)[] with)
    {
        var address = new UriBuilder(github.Address) { Host = (await Bridge.AddressAsync(engine)).ToString() }.Uri;
        var payload = new JsonObject
        {
            ["number"] = 1,
            ["pull_request"] = new JsonObject { ["number"] = 1, ["head"] = new JsonObject { ["ref"] = "topic", ["sha"] = commit } },
            ["repository"] = new JsonObject { ["full_name"] = "octo/shop" },
        };
        return new ContainerStep
        {
            Action = "notify",
            Step = new Step
            {
                With = Values.Of([("slack-webhook-url", $"{address}services/{Hook}"), .. with]),
                Job = new Job { Sha = commit, EventName = "pull_request", Event = payload.ToJsonString(), Token = Token, ServerUrl = address, ApiUrl = address },
            },
        };
    }
}
