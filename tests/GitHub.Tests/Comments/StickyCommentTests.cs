using Actions.GitHub;
using LocalGitHub;
using static GitHub.Tests.Comments.CommentWorld;

namespace GitHub.Tests.Comments;

/// <summary>The one comment that is kept up to date, over real HTTP.</summary>
public sealed class StickyCommentTests
{
    [Theory]
    [InlineData("job", "github-actions[bot]", true)]
    [InlineData("job", "github-actions[bot]", false)]
    [InlineData("person", "octocat", true)]
    [InlineData("person", "octocat", false)]
    [InlineData("app", "deployer[bot]", true)]
    public async Task Is_written_once_and_then_updated(string token, string login, bool hasGraphQl)
    {
        await using var server = await LocalGitHubServer.StartAsync(Options with { HasGraphQl = hasGraphQl });
        using var client = Client(server, token);

        var first = await Sticky(client).PutAsync("first", default);
        var second = await Sticky(client).PutAsync("second", default);

        (first.Change, second.Change).ShouldBe((StickyChange.Created, StickyChange.Updated));
        second.Comment!.Id.ShouldBe(first.Comment!.Id);
        second.Comment.HtmlUrl.ShouldBe("https://github.com/acme/shop/pull/7#issuecomment-1");
        Texts(server).ShouldBe([(login, "second")]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task One_on_page_11_of_12_is_found(bool hasGraphQl)
    {
        var chat = Enumerable.Range(1, 1150).Select(id => id == 1042 ? Comment(id, Bot, "old") : new LocalComment(id, Number, "octocat", "chat"));
        await using var server = await LocalGitHubServer.StartAsync(Options with { Comments = [.. chat], HasGraphQl = hasGraphQl });
        using var client = Client(server);

        (await Sticky(client).PutAsync("new", default)).Comment!.Id.ShouldBe(1042);

        Texts(server).ShouldBe([(Bot, "new")]);
    }

    [Theory]
    [InlineData("octocat", true)]
    [InlineData("octocat", false)]
    [InlineData("deployer[bot]", true)]
    [InlineData("deployer[bot]", false)]
    [InlineData("github-actions", true)]
    [InlineData("github-actions", false)]
    public async Task A_comment_of_another_with_the_marker_is_not_touched(string other, bool hasGraphQl)
    {
        await using var server = await LocalGitHubServer.StartAsync(Options with { Comments = [Comment(1, other, "theirs")], HasGraphQl = hasGraphQl });
        using var client = Client(server);

        await Sticky(client).PutAsync("ours", default);
        await Sticky(client).DeleteAsync(default);

        Texts(server).ShouldBe([(other, "theirs")]);
    }

    [Fact]
    public async Task Costs_no_more_calls_than_needed()
    {
        await using var server = await LocalGitHubServer.StartAsync(Options);

        (await CallsAsync(server, "first")).ShouldBe(["POST /graphql", "POST /repos/acme/shop/issues/7/comments", "POST /graphql"]);
        (await CallsAsync(server, "second")).ShouldBe(["POST /graphql", "PATCH /repos/acme/shop/issues/comments/1"]);
        (await CallsAsync(server, "second")).ShouldBe(["POST /graphql"]);
    }

    [Fact]
    public async Task Line_ends_that_github_may_have_changed_are_no_difference()
    {
        await using var server = await LocalGitHubServer.StartAsync(Options with { Comments = [Comment(1, Bot, "a\r\nb\r\n")] });
        using var client = Client(server);

        (await Sticky(client).PutAsync("a\nb", default)).Change.ShouldBe(StickyChange.Unchanged);
    }

    [Fact]
    public async Task The_newest_that_is_not_minimised_counts()
    {
        LocalComment[] there = [Comment(1, Bot, "one"), Comment(2, Bot, "two"), Comment(3, Bot, "three") with { IsMinimized = true }];
        await using var server = await LocalGitHubServer.StartAsync(Options with { Comments = there });
        using var client = Client(server);

        await Sticky(client).PutAsync("new", default);

        Texts(server).ShouldBe([(Bot, "one"), (Bot, "new"), (Bot, "three")]);
    }

    [Fact]
    public async Task Only_what_is_there_is_updated()
    {
        await using var server = await LocalGitHubServer.StartAsync(Options);
        using var client = Client(server);

        (await Sticky(client).UpdateAsync("green", default)).ShouldBe(new StickyResult(StickyChange.None, null));
        await Sticky(client).PutAsync("red", default);
        (await Sticky(client).UpdateAsync("green", default)).Change.ShouldBe(StickyChange.Updated);

        Texts(server).ShouldBe([(Bot, "green")]);
    }

    [Fact]
    public async Task A_text_that_fills_the_room_is_taken_whole()
    {
        await using var server = await LocalGitHubServer.StartAsync(Options);
        using var client = Client(server);

        await Sticky(client).PutAsync(new string('x', Sticky(client).Room), default);

        server.Comments.Single().Body.Length.ShouldBe(65_000);
    }

    [Fact]
    public async Task A_token_that_may_not_write_is_told_the_permission()
    {
        await using var server = await LocalGitHubServer.StartAsync(Options);
        using var client = Client(server, "fork");

        var problem = await Should.ThrowAsync<GitHubError>(() => Sticky(client).PutAsync("text", default));

        problem.Kind.ShouldBe(GitHubErrorKind.Forbidden);
        problem.Remedy!.ShouldContain("pull-requests: write");
    }

    private static async Task<List<string>> CallsAsync(LocalGitHubServer server, string text)
    {
        var before = server.Requests.Count;
        using var client = Client(server);
        await Sticky(client).PutAsync(text, default);
        return [.. server.Requests.Skip(before).Select(request => $"{request.Method} {request.Path}")];
    }
}
