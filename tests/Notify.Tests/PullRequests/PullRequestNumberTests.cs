using System.Text.Json.Nodes;
using LocalGitHub;
using Notify.Tests.Support;

namespace Notify.Tests.PullRequests;

/// <summary>Which pull requests get the comment.</summary>
public sealed class PullRequestNumberTests : IAsyncLifetime
{
    private LocalGitHubServer server = null!;

    public async ValueTask InitializeAsync() => server = await LocalGitHubServer.StartAsync(CommentRun.World with { UnknownCommits = new HashSet<string> { CommentRun.Commit('a') } });

    public async ValueTask DisposeAsync() => await server.DisposeAsync();

    [Fact]
    public async Task That_of_the_event()
    {
        using var run = await CommentRun.On(server).OfPullRequest().NotifyAsync();

        server.Comments.Select(one => one.Number).ShouldBe([7]);
    }

    [Fact]
    public async Task The_one_that_is_wished_goes_before_that_of_the_event()
    {
        using var run = await CommentRun.On(server).OfPullRequest().Input("pr-number", "8").NotifyAsync();

        server.Comments.Select(one => one.Number).ShouldBe([8]);
    }

    [Fact]
    public async Task After_a_push_every_open_one_that_holds_the_commit()
    {
        using var run = await CommentRun.On(server).Input("commit", CommentRun.Commit('9')).NotifyAsync();

        server.Comments.Select(one => one.Number).ShouldBe([8, 9]);
        run.Outputs["comment-id"].ShouldBe("1,2");
        run.Outputs["comment-url"].ShouldBe("https://github.com/acme/shop/pull/8#issuecomment-1,https://github.com/acme/shop/pull/9#issuecomment-2");
        run.Result()["reason"]!.GetValue<string>().ShouldBe("created on pull request 8, created on pull request 9");
    }

    [Fact]
    public async Task Without_one_there_is_only_the_summary()
    {
        using var run = await CommentRun.On(server).Input("comment-body", "# Plan of mine").NotifyAsync();

        run.ExitCode.ShouldBe(0, run.Log);
        run.Result()["outcome"]!.GetValue<string>().ShouldBe("skipped");
        run.Result()["reason"]!.GetValue<string>().ShouldBe($"no open pull request holds commit {CommentRun.Commit('a')}");
        run.Summary.ShouldContain("# Plan of mine");
        run.Log.ShouldNotContain("::warning");
        server.Comments.ShouldBeEmpty();
    }

    [Fact]
    public async Task After_another_workflow_those_that_it_names_in_this_repository()
    {
        using var run = await CommentRun.On(server).OfWorkflowRun("acme/shop", "feature", CommentRun.Commit('9'), Named(9, "acme/shop"), Named(8, "stranger/shop")).NotifyAsync();

        server.Comments.Select(one => one.Number).ShouldBe([9]);
    }

    [Fact]
    public async Task After_another_workflow_those_that_hold_its_commit()
    {
        using var run = await CommentRun.On(server).OfWorkflowRun("acme/shop", "feature", CommentRun.Commit('7')).NotifyAsync();

        server.Comments.Select(one => one.Number).ShouldBe([7]);
    }

    [Fact]
    public async Task After_another_workflow_of_a_fork_that_of_its_branch()
    {
        using var run = await CommentRun.On(server).OfWorkflowRun("stranger/shop", "main", CommentRun.Commit('f')).NotifyAsync();

        server.Comments.Select(one => one.Number).ShouldBe([11]);
    }

    [Fact]
    public async Task After_another_workflow_of_a_fork_without_a_pull_request_none()
    {
        using var run = await CommentRun.On(server).OfWorkflowRun("stranger/shop", "feature", CommentRun.Commit('e')).NotifyAsync();

        run.Result()["outcome"]!.GetValue<string>().ShouldBe("skipped");
        server.Comments.ShouldBeEmpty();
    }

    private static JsonObject Named(int number, string repository) => new()
    {
        ["number"] = number,
        ["base"] = new JsonObject { ["repo"] = new JsonObject { ["url"] = $"https://api.github.com/repos/{repository}" } },
    };
}
