using LocalGitHub;
using Notify.Tests.Support;
using Testing;

namespace Notify.Tests.PullRequests;

/// <summary>What happens when GitHub takes no comment.</summary>
public sealed class PullRequestTroubleTests : IAsyncLifetime
{
    private LocalGitHubServer server = null!;

    public async ValueTask InitializeAsync() => server = await LocalGitHubServer.StartAsync(CommentRun.World);

    public async ValueTask DisposeAsync() => await server.DisposeAsync();

    [Fact]
    public async Task A_token_of_a_fork_gets_one_warning_and_the_text_is_in_the_summary()
    {
        using var run = await CommentRun.On(server, "fork").OfPullRequest().Input("comment-body", "# Plan").Input("report-file", "plan.md").NotifyAsync();

        run.ExitCode.ShouldBe(0, run.Log);
        run.Log.Split("::warning").Length.ShouldBe(2);
        run.Log.ShouldContain("pull-request-comment: failed: read-only token: the comment needs 'pull-requests: write'");
        run.Result()["outcome"]!.GetValue<string>().ShouldBe("failed");
        run.Result()["reason"]!.GetValue<string>().ShouldStartWith("read-only token");
        run.Summary.ShouldContain("# Plan");
        run.Report("plan.md").ShouldBe("# Plan");
    }

    [Theory]
    [InlineData("on-error", "fail")]
    [InlineData("on-error", "pull-request-comment=fail")]
    [InlineData("fail-on-error", "true")]
    public async Task A_token_of_a_fork_fails_the_step_only_when_that_is_wished(string input, string wish)
    {
        using var run = await CommentRun.On(server, "fork").OfPullRequest().Input(input, wish).NotifyAsync();

        run.ExitCode.ShouldBe(1, run.Log);
    }

    [Fact]
    public async Task A_locked_conversation_is_told_in_githubs_words()
    {
        using var run = await CommentRun.On(server).Input("pr-number", "12").Input("comment-body", "# Plan").NotifyAsync();

        run.Result()["reason"]!.GetValue<string>().ShouldContain("Unable to create comment because issue is locked");
        run.Summary.ShouldContain("# Plan");
    }

    [Fact]
    public async Task A_pull_request_that_does_not_exist_is_told()
    {
        using var run = await CommentRun.On(server).Input("pr-number", "99").NotifyAsync();

        run.ExitCode.ShouldBe(0, run.Log);
        run.Result()["reason"]!.GetValue<string>().ShouldContain("GitHub answered 404");
    }

    [Fact]
    public async Task One_that_refuses_does_not_keep_the_others_from_their_comment()
    {
        server.Add(new FaultRule(FaultKind.ServerError, "/issues/8/") { Status = 410 });

        using var run = await CommentRun.On(server).Input("commit", CommentRun.Commit('9')).NotifyAsync();

        server.Comments.Select(one => one.Number).ShouldBe([9]);
        run.Outputs["comment-id"].ShouldBe("1");
        run.Result()["outcome"]!.GetValue<string>().ShouldBe("failed");
        run.Result()["reason"]!.GetValue<string>().ShouldMatch("pull request 8: GitHub answered 410.*; created on pull request 9");
    }

    public static TheoryData<FaultRule> Faults => new()
    {
        new FaultRule(FaultKind.SecondaryRateLimit, Times: 1, Wait: TimeSpan.FromSeconds(1)),
        new FaultRule(FaultKind.SecondaryRateLimit, Times: 1, Wait: TimeSpan.FromSeconds(2)) { AsDate = true },
        new FaultRule(FaultKind.PrimaryRateLimit, Times: 1, Wait: TimeSpan.FromSeconds(2)),
        new FaultRule(FaultKind.ServerError, Times: 1) { Status = 500 },
        new FaultRule(FaultKind.Reset, Times: 1),
        new FaultRule(FaultKind.LostAnswer, Times: 1),
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Trouble_that_passes_leaves_one_comment(FaultRule fault)
    {
        server.Add(fault with { Method = "POST", PathContains = "/issues/" });

        using var run = await CommentRun.On(server).OfPullRequest().Input("comment-body", "# Plan").NotifyAsync();

        run.Result()["outcome"]!.GetValue<string>().ShouldBe("delivered", run.Log);
        server.Comments.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_github_that_cannot_be_reached_is_told()
    {
        using var run = CommentRun.On(server).OfPullRequest();
        run.Variables["GITHUB_API_URL"] = "http://127.0.0.1:1";

        await run.NotifyAsync();

        run.ExitCode.ShouldBe(0, run.Log);
        run.Result()["reason"]!.GetValue<string>().ShouldContain("GitHub at 127.0.0.1 did not answer");
    }

    [Fact]
    public async Task A_report_file_that_cannot_be_written_does_not_stop_the_comment()
    {
        using var run = CommentRun.On(server).OfPullRequest().Input("report-file", "plan/report.md");
        File.WriteAllText(Path.Combine(run.Workspace, "plan"), "a file in the place of the folder");

        await run.NotifyAsync();

        run.Log.ShouldContain("::warning title=No report file::");
        server.Comments.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("comment-key", "a b", "expected 1 to 100 letters, digits and ._/-")]
    [InlineData("comment-key", "a-->b", "expected 1 to 100 letters, digits and ._/-")]
    [InlineData("comment-mode", "replace", "is not allowed")]
    [InlineData("comment-body-file", "plan.md", "there is no such file in the workspace")]
    [InlineData("comment-body-file", "../plan.md", "expected a path below the workspace")]
    [InlineData("pr-number", "0", "expected a whole number")]
    [InlineData("report-file", ".", "this is a folder")]
    public async Task A_wrong_input_is_told_before_anything_is_done(string input, string value, string problem)
    {
        using var run = await CommentRun.On(server).OfPullRequest().Input(input, value).NotifyAsync();

        run.ExitCode.ShouldBe(2);
        run.Log.ShouldContain(problem);
        server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_text_and_a_file_at_once_are_an_error()
    {
        using var run = CommentRun.On(server).OfPullRequest().Input("comment-body", "a").Input("comment-body-file", "plan.md");
        File.WriteAllText(Path.Combine(run.Workspace, "plan.md"), "b");

        (await run.NotifyAsync()).Log.ShouldContain("'comment-body-file' is given too");
    }

    [Fact]
    public async Task Without_a_token_a_sink_that_is_named_is_an_error()
    {
        using var run = await CommentRun.On(server, token: "").OfPullRequest().NotifyAsync();

        run.ExitCode.ShouldBe(2);
        run.Log.ShouldContain("the sink 'pull-request-comment' is named in 'sinks' and needs it");
    }

    [Fact]
    public async Task It_is_not_used_unless_it_is_named()
    {
        using var run = NotifyRun.Of().Input("token", "job");
        foreach (var (name, value) in server.Environment) run.Variables[name] = value;

        await run.OfPullRequest().NotifyAsync();

        run.Result()["reason"]!.GetValue<string>().ShouldBe("not configured");
        server.Requests.ShouldBeEmpty();
    }
}
