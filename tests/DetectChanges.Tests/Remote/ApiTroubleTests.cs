using LocalGitHub;
using Testing;

namespace DetectChanges.Tests.Remote;

/// <summary>An API that is throttled, broken or not there never ends the run, and never makes an answer smaller.</summary>
public sealed class ApiTroubleTests : IDisposable
{
    private readonly Detection detection = new() { Time = new ShortWaits() };

    private async Task<ActionRun> FirstPushAsync(int depth, Transport transport)
    {
        detection.Transport = transport;
        detection.Sandbox.Switch("topic", create: true);
        detection.Sandbox.Commit("api/b");
        var head = detection.Sandbox.Commit("web/b");
        detection.Sandbox.Push("topic");
        detection.Sandbox.Switch("main");
        detection.Sandbox.Commit("infra/b");
        detection.Sandbox.Push("main");

        var run = await detection.PushAsync(null, head, "topic", depth);
        Detection.Changes(run).ShouldBe(["api", "web"]);
        run.Outputs["reason"].ShouldBe("new-branch");
        run.Outputs["base"].ShouldBe(detection.Root);
        run.Outputs["fallback"].ShouldBe("false");
        return run;
    }

    [Theory, Everywhere]
    public async Task A_throttled_API_is_replaced_by_history(int depth, Transport transport)
    {
        detection.Faults.Add(new FaultRule(FaultKind.PrimaryRateLimit, "/compare/", Wait: TimeSpan.FromMinutes(30)));

        using var run = await FirstPushAsync(depth, transport);

        Detection.Usage(run).Fetches.ShouldBe(depth == 0 ? 0 : 2);
        detection.ApiCalls.Count.ShouldBe(1, "a wait that long is not begun");
    }

    [Theory, Everywhere]
    public async Task A_broken_API_is_replaced_by_history(int depth, Transport transport)
    {
        detection.Faults.Add(new FaultRule(FaultKind.ServerError, "/compare/"));

        using var run = await FirstPushAsync(depth, transport);

        Detection.Usage(run).Fetches.ShouldBe(depth == 0 ? 0 : 2);
        detection.ApiCalls.Count.ShouldBe(4, "three retries");
    }

    [Theory, Everywhere]
    public async Task A_server_error_is_asked_again(int depth, Transport transport)
    {
        detection.Faults.Add(new FaultRule(FaultKind.ServerError, "/compare/", Times: 2));

        using var run = await FirstPushAsync(depth, transport);

        Detection.ShouldTake(run, depth, fetches: [0, 1, 1], apiCalls: [3, 3, 3]);
        run.Log.ShouldContain("trying again");
    }

    [Theory, Everywhere]
    public async Task A_server_without_comparisons_is_replaced_by_history(int depth, Transport transport)
    {
        // The API knows an empty repository only.
        detection.ApiRepository = transport == Transport.File ? detection.Sandbox.Root + "/none" : null;
        if (transport == Transport.Http) detection.Variables["GITHUB_API_URL"] = "http://127.0.0.1:1";

        using var run = await FirstPushAsync(depth, transport);

        Detection.Usage(run).Fetches.ShouldBe(depth == 0 ? 0 : 2);
    }

    [Theory, Everywhere]
    public async Task A_pull_request_is_answered_by_history_too(int depth, Transport transport)
    {
        detection.Transport = transport;
        detection.Faults.Add(new FaultRule(FaultKind.SecondaryRateLimit, "/compare/", Wait: TimeSpan.FromMinutes(1)));
        detection.Sandbox.Switch("topic", create: true);
        var head = detection.Sandbox.Commit("web/b");
        detection.Sandbox.Push("topic");
        detection.Sandbox.Switch("main");
        var target = detection.Sandbox.Commit("infra/b");
        detection.Sandbox.Push("main");
        var merge = detection.Sandbox.PushPullRequestMerge(target, head);

        using var run = await detection.PullRequestAsync(merge, target, head, depth);

        Detection.Changes(run).ShouldBe(["web"]);
        run.Outputs["reason"].ShouldBe("pr-merge-base");
        Detection.Usage(run).Fetches.ShouldBe(depth == 0 ? 0 : 2);
    }

    [Fact]
    public async Task A_history_too_long_for_a_throttled_API_takes_a_longer_stretch()
    {
        detection.Faults.Add(new FaultRule(FaultKind.PrimaryRateLimit, "/compare/", Wait: TimeSpan.FromMinutes(30)));
        detection.Sandbox.Switch("topic", create: true);
        detection.Sandbox.CommitOften(210);
        var head = detection.Sandbox.Commit("web/b");
        detection.Sandbox.Push("topic");

        using var run = await detection.PushAsync(null, head, "topic", depth: 1);

        Detection.Changes(run).ShouldBe(["web"]);
        run.Outputs["reason"].ShouldBe("new-branch");
        Detection.Usage(run).Fetches.ShouldBe(3);
    }

    [Theory]
    [InlineData(Transport.File)]
    [InlineData(Transport.Http)]
    public async Task A_merge_base_that_the_remote_does_not_serve_is_never_nothing(Transport transport)
    {
        detection.Transport = transport;
        detection.Sandbox.Switch("topic", create: true);
        var head = detection.Sandbox.Commit("web/b");
        detection.Sandbox.Push("topic");
        detection.Prepare = _ =>
        {
            detection.ApiRepository = detection.Sandbox.Server + "-whole";
            Directory.Move(detection.Sandbox.Server, detection.ApiRepository);
            detection.Sandbox.Git(detection.Sandbox.Root, "clone", "-q", "--bare", "--depth=1", "--branch=topic", $"file://{detection.ApiRepository}", detection.Sandbox.Server);
            if (transport == Transport.Http) detection.ApiRepository = null;
        };

        using var run = await detection.PushAsync(null, head, "topic", depth: 1);

        Detection.Changes(run).Count.ShouldBe(4);
        run.Outputs["reason"].ShouldBe("unknown-base");
        run.Outputs["fallback"].ShouldBe("true");
    }

    [Fact]
    public async Task A_token_that_may_not_read_makes_everything_count_and_says_what_it_needs()
    {
        detection.Transport = Transport.Http;
        detection.Permissions.Clear();
        var after = detection.Sandbox.Commit("web/b");
        detection.Sandbox.Push("main");

        using var run = await detection.PushAsync(detection.Root, after, depth: 1);

        Detection.Changes(run).Count.ShouldBe(4);
        run.Outputs["reason"].ShouldBe("unknown-base");
        run.Log.ShouldContain("contents: read");
    }

    public void Dispose() => detection.Dispose();
}
