using LocalGitHub;
using Notify.Tests.Support;

namespace Notify.Tests.PullRequests;

/// <summary>What the comment says, and how it is kept.</summary>
public sealed class PullRequestCommentTests : IAsyncLifetime
{
    private LocalGitHubServer server = null!;

    public async ValueTask InitializeAsync() => server = await LocalGitHubServer.StartAsync(CommentRun.World);

    public async ValueTask DisposeAsync() => await server.DisposeAsync();

    [Fact]
    public async Task Tells_the_notification_and_keeps_it_up_to_date()
    {
        using var first = await CommentRun.On(server).OfPullRequest().Input("service", "api").Input("environment", "staging").NotifyAsync();
        using var second = await CommentRun.On(server).OfPullRequest().Input("service", "api").Input("environment", "staging").Input("status", "failure").Input("reason", "out of *memory*").NotifyAsync();

        first.ExitCode.ShouldBe(0, first.Log);
        var comment = server.Comments.ShouldHaveSingleItem();
        comment.Body.ShouldStartWith("<!-- suite:notify/api/staging -->\n### ❌ Deployment of api to staging failed\n\n");
        comment.Body.ShouldContain("| **Service** | api |");
        comment.Body.ShouldContain("```\nout of *memory*\n```");
        comment.Body.ShouldContain("[Run](https://github.com/acme/shop/actions/runs/1001)");
        (first.Outputs["comment-id"], second.Outputs["comment-id"]).ShouldBe(("1", "1"));
        second.Outputs["comment-url"].ShouldBe("https://github.com/acme/shop/pull/7#issuecomment-1");
        second.Result()["reason"]!.GetValue<string>().ShouldBe("updated on pull request 7");
        second.Result()["id"]!.GetValue<string>().ShouldBe("1");
    }

    [Fact]
    public async Task Markdown_of_the_author_is_sent_as_it_is()
    {
        const string body = "  # Plan\n\n| a | <b>b</b> |\n@team `${{ x }}` \u2028 🚀\n";

        using var run = await CommentRun.On(server).OfPullRequest().Input("comment-key", "plan").Input("comment-body", body).NotifyAsync();

        server.Comments.Single().Body.ShouldBe($"<!-- suite:plan -->\n{body}");
    }

    [Fact]
    public async Task Markdown_can_come_from_a_file_of_the_workspace()
    {
        using var run = CommentRun.On(server).OfPullRequest().Input("comment-key", "plan").Input("comment-body-file", "plan.md");
        File.WriteAllText(Path.Combine(run.Workspace, "plan.md"), "# Plan");

        await run.NotifyAsync();

        server.Comments.Single().Body.ShouldBe("<!-- suite:plan -->\n# Plan");
    }

    [Fact]
    public async Task A_registered_secret_in_the_markdown_is_cut_out()
    {
        using var run = await CommentRun.On(server).OfPullRequest().Input("comment-body", $"key: {CommentRun.LongToken}").Input("token", CommentRun.LongToken).NotifyAsync();

        server.Comments.Single().Body.ShouldEndWith("key: ***");
    }

    [Fact]
    public async Task A_template_gets_its_values_escaped()
    {
        using var run = CommentRun.On(server).OfPullRequest().Input("template-file", "words.md").Input("version", "1*0* @team").Input("comment-key", "t");
        File.WriteAllText(Path.Combine(run.Workspace, "words.md"), "**{{version}}**");

        await run.NotifyAsync();

        server.Comments.Single().Body.ShouldBe("<!-- suite:t -->\n**1\\*0\\* @\u200dteam**");
    }

    [Fact]
    public async Task Append_keeps_what_was_said_before()
    {
        foreach (var body in new[] { "one", "two" })
        {
            using var run = await CommentRun.On(server).OfPullRequest().Input("comment-mode", "append").Input("comment-body", body).NotifyAsync();
        }

        server.Comments.Single().Body.ShouldMatch("(?s)two.*<details><summary>1 before</summary>.*one");
    }

    [Theory]
    [InlineData("delete", "deleted on pull request 7")]
    [InlineData("minimize", "minimized on pull request 7")]
    [InlineData("recreate", "created on pull request 7")]
    [InlineData("upsert", "updated on pull request 7")]
    public async Task Says_what_was_done(string mode, string reason)
    {
        using var first = await CommentRun.On(server).OfPullRequest().Input("comment-body", "one").NotifyAsync();
        using var second = await CommentRun.On(server).OfPullRequest().Input("comment-body", "two").Input("comment-mode", mode).NotifyAsync();

        second.Result()["outcome"]!.GetValue<string>().ShouldBe("delivered");
        second.Result()["reason"]!.GetValue<string>().ShouldBe(reason);
    }

    [Fact]
    public async Task Nothing_to_delete_is_skipped()
    {
        using var run = await CommentRun.On(server).OfPullRequest().Input("comment-mode", "delete").NotifyAsync();

        run.Result()["outcome"]!.GetValue<string>().ShouldBe("skipped");
        run.Result()["reason"]!.GetValue<string>().ShouldBe("no such comment on pull request 7");
        run.Outputs["comment-id"].ShouldBe("");
    }

    [Fact]
    public async Task A_long_text_is_cut_and_is_whole_in_the_summary_and_the_report_file()
    {
        var plan = $"<details><summary>Plan</summary>\n\n```\n{string.Concat(Enumerable.Range(0, 10_000).Select(number => $"+ line {number}\n"))}```\n\n</details>";
        using var run = CommentRun.On(server).OfPullRequest().Input("comment-body-file", "plan.md").Input("report-file", "reports/plan.md");
        File.WriteAllText(Path.Combine(run.Workspace, "plan.md"), plan);

        await run.NotifyAsync();

        var body = server.Comments.Single().Body;
        body.Length.ShouldBeInRange(64_000, 65_000);
        body.ShouldEndWith("\n```\n\n</details>\n\n**The text was cut here.** All of it is in the summary of the [run](https://github.com/acme/shop/actions/runs/1001).");
        run.Summary.ShouldContain("+ line 9999\n");
        run.Report("reports/plan.md").ShouldBe(plan);
        run.Result()["reason"]!.GetValue<string>().ShouldBe("created on pull request 7, cut");
    }

    [Fact]
    public async Task A_dry_run_shows_the_text_and_asks_nobody()
    {
        using var run = await CommentRun.On(server).OfPullRequest().Input("comment-body", "# Plan").Input("dry-run", "true").NotifyAsync();

        run.Log.ShouldContain("upsert the comment 'notify' on the pull request of the event");
        run.Log.ShouldContain("# Plan");
        server.Requests.ShouldBeEmpty();
    }
}
