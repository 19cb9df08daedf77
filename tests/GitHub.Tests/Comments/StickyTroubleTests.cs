using Actions.GitHub;
using LocalGitHub;
using static GitHub.Tests.Comments.CommentWorld;

namespace GitHub.Tests.Comments;

/// <summary>Jobs that race and answers that are lost.</summary>
public sealed class StickyTroubleTests
{
    private const string Issue = "/repos/acme/shop/issues/";

    [Theory]
    [InlineData(2, 200)]
    [InlineData(4, 40)]
    public async Task Of_writers_at_once_exactly_one_comment_remains(int writers, int trials)
    {
        await using var server = await LocalGitHubServer.StartAsync(Options with { LongestDelay = TimeSpan.FromMilliseconds(5) });
        using var client = Client(server);

        await Parallel.ForAsync(1, trials + 1, async (number, _) =>
            await Task.WhenAll(Enumerable.Range(0, writers).Select(job => Sticky(client, number).PutAsync($"job {job}", default))));

        server.Comments.Select(one => one.Number).Order().ShouldBe(Enumerable.Range(1, trials));
        server.Requests.Count(request => request.Method == "DELETE").ShouldBeGreaterThan(0, "without a race nothing was tried");
    }

    [Fact]
    public async Task An_answer_that_is_lost_leaves_one_comment()
    {
        await using var server = await LocalGitHubServer.StartAsync(Options);
        server.Add(new FaultRule(FaultKind.LostAnswer, Issue, Times: 1) { Method = "POST" });
        using var client = Client(server);

        (await Sticky(client).PutAsync("text", default)).Change.ShouldBe(StickyChange.Unchanged);

        Texts(server).ShouldBe([(Bot, "text")]);
    }

    [Theory]
    [InlineData(FaultKind.ServerError)]
    [InlineData(FaultKind.Reset)]
    public async Task A_comment_that_was_not_written_is_written_at_the_next_try(FaultKind kind)
    {
        await using var server = await LocalGitHubServer.StartAsync(Options);
        server.Add(new FaultRule(kind, Issue, Times: 2) { Method = "POST" });
        using var client = Client(server);

        (await Sticky(client).PutAsync("text", default)).Change.ShouldBe(StickyChange.Created);
    }

    [Fact]
    public async Task A_server_that_never_takes_it_is_given_up()
    {
        await using var server = await LocalGitHubServer.StartAsync(Options);
        server.Add(new FaultRule(FaultKind.ServerError, Issue) { Method = "POST" });
        using var client = Client(server);

        (await Should.ThrowAsync<GitHubError>(() => Sticky(client).PutAsync("text", default))).Kind.ShouldBe(GitHubErrorKind.Unavailable);

        server.Requests.Count(request => request.Path.StartsWith(Issue, StringComparison.Ordinal)).ShouldBe(4);
    }

    [Theory]
    [InlineData("PATCH")]
    [InlineData("DELETE")]
    public async Task Changes_that_can_be_repeated_are_repeated(string method)
    {
        await using var server = await LocalGitHubServer.StartAsync(Options with { Comments = [Comment(1, Bot, "old")] });
        server.Add(new FaultRule(FaultKind.LostAnswer, Issue, Times: 1) { Method = method });
        using var client = Client(server);

        if (method == "PATCH") await Sticky(client).PutAsync("new", default);
        else await Sticky(client).DeleteAsync(default);

        server.Comments.Select(one => one.Body).ShouldBe(method == "PATCH" ? [$"{Plan.Marker}\nnew"] : []);
    }

    [Fact]
    public async Task One_that_is_removed_before_it_is_updated_is_written_anew()
    {
        await using var server = await LocalGitHubServer.StartAsync(Options with { Comments = [Comment(1, Bot, "old")] });
        server.Add(new FaultRule(FaultKind.ServerError, Issue, Times: 1) { Method = "PATCH", Status = 404 });
        using var client = Client(server);

        (await Sticky(client).PutAsync("new", default)).Change.ShouldBe(StickyChange.Updated);
    }

    [Fact]
    public async Task One_that_is_always_gone_is_an_error()
    {
        await using var server = await LocalGitHubServer.StartAsync(Options with { Comments = [Comment(1, Bot, "old")] });
        server.Add(new FaultRule(FaultKind.ServerError, Issue) { Method = "PATCH", Status = 404 });
        using var client = Client(server);

        (await Should.ThrowAsync<GitHubError>(() => Sticky(client).PutAsync("new", default))).Message.ShouldContain("removed by somebody");
    }

    [Fact]
    public async Task A_graphql_api_that_is_down_does_not_stop_the_comment()
    {
        await using var server = await LocalGitHubServer.StartAsync(Options with { Comments = [Comment(1, Bot, "old")] });
        server.Add(new FaultRule(FaultKind.ServerError, "/graphql"));
        using var client = Client(server);

        (await Sticky(client).PutAsync("new", default)).Change.ShouldBe(StickyChange.Updated);
    }
}
