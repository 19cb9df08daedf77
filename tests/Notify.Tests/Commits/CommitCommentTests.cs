using LocalGitHub;
using Notify.Tests.PullRequests;
using Notify.Tests.Support;

namespace Notify.Tests.Commits;

public sealed class CommitCommentTests : IAsyncLifetime
{
    private LocalGitHubServer server = null!;

    public async ValueTask InitializeAsync() => server = await LocalGitHubServer.StartAsync(CommentRun.World);

    public async ValueTask DisposeAsync() => await server.DisposeAsync();

    [Fact]
    public async Task Is_written_on_the_commit()
    {
        using var run = await CommentRun.On(server, sink: "commit-comment").Input("service", "api").Input("environment", "staging").NotifyAsync();

        run.ExitCode.ShouldBe(0, run.Log);
        var comment = server.CommitComments.ShouldHaveSingleItem();
        comment.Commit.ShouldBe(CommentRun.Commit('a'));
        comment.Body.ShouldStartWith("### ✅ api deployed to staging\n\n");
        comment.Body.ShouldContain("Sell tea");
        run.Result("commit-comment")["id"]!.GetValue<string>().ShouldBe("1");
    }

    [Fact]
    public async Task A_reason_of_any_length_fits_and_is_whole_in_the_summary()
    {
        var reason = string.Concat(Enumerable.Range(0, 20_000).Select(number => $"line {number}\n"));

        using var run = await CommentRun.On(server, sink: "commit-comment").Input("reason", reason).NotifyAsync();

        server.CommitComments.Single().Body.Length.ShouldBeInRange(64_000, 65_000);
        run.Summary.ShouldContain("line 19999");
    }

    [Theory]
    [InlineData(FaultKind.LostAnswer, 1)]
    [InlineData(FaultKind.Reset, 0)]
    [InlineData(FaultKind.ServerError, 0)]
    public async Task Is_not_repeated_when_it_may_be_there(FaultKind kind, int written)
    {
        server.Add(new FaultRule(kind, "/commits/"));

        using var run = await CommentRun.On(server, sink: "commit-comment").NotifyAsync();

        run.Result("commit-comment")["reason"]!.GetValue<string>().ShouldEndWith("it may have arrived all the same");
        server.Requests.Count.ShouldBe(1);
        server.CommitComments.Count.ShouldBe(written);
        run.Summary.ShouldContain("Text of commit-comment");
    }

    [Fact]
    public async Task A_rate_limit_is_waited_for()
    {
        server.Add(new FaultRule(FaultKind.SecondaryRateLimit, "/commits/", Times: 1, Wait: TimeSpan.FromSeconds(1)));

        using var run = await CommentRun.On(server, sink: "commit-comment").NotifyAsync();

        server.CommitComments.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_token_that_may_only_read_is_told_the_permission()
    {
        using var run = await CommentRun.On(server, "fork", "commit-comment").NotifyAsync();

        run.ExitCode.ShouldBe(0, run.Log);
        run.Result("commit-comment")["reason"]!.GetValue<string>().ShouldStartWith("read-only token: the comment needs 'contents: write'");
    }
}
