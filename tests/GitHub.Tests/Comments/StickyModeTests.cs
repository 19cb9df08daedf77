using Actions.GitHub;
using LocalGitHub;
using static GitHub.Tests.Comments.CommentWorld;

namespace GitHub.Tests.Comments;

/// <summary>Other ways to keep the comment than to overwrite it.</summary>
public sealed class StickyModeTests : IAsyncLifetime
{
    private LocalGitHubServer server = null!;
    private GitHubClient client = null!;

    public async ValueTask InitializeAsync()
    {
        server = await LocalGitHubServer.StartAsync(Options);
        client = Client(server);
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task Append_keeps_what_was_said_before_folded_the_newest_first()
    {
        foreach (var text in new[] { "one", "two", "three" }) await Sticky(client).AppendAsync(text, default);

        var (_, body) = Texts(server).ShouldHaveSingleItem();
        body.ShouldStartWith("three\n\n<!-- suite:plan/shop:history -->\n<details><summary>2 before</summary>\n\n");
        body.ShouldMatch("(?s)three.*_\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d UTC_\n\ntwo.*UTC_\n\none\n\n</details>\\z");
    }

    [Fact]
    public async Task Append_of_the_same_changes_nothing()
    {
        await Sticky(client).AppendAsync("one", default);
        await Sticky(client).AppendAsync("two", default);
        var body = server.Comments.Single().Body;

        (await Sticky(client).AppendAsync("two", default)).Change.ShouldBe(StickyChange.Unchanged);

        server.Comments.Single().Body.ShouldBe(body);
    }

    [Fact]
    public async Task Append_drops_the_oldest_when_there_is_no_room()
    {
        foreach (var number in Enumerable.Range(1, 30)) await Sticky(client).AppendAsync($"text {number}\n\n{new string('x', 4_000)}", default);

        var (_, body) = Texts(server).ShouldHaveSingleItem();
        body.Length.ShouldBeInRange(60_000, 65_000);
        body.ShouldContain("text 30\n");
        body.ShouldContain("text 17\n");
        body.ShouldNotContain("text 1\n");
        body.ShouldEndWith("\n\n</details>");
    }

    [Fact]
    public async Task Append_closes_what_a_text_left_open()
    {
        await Sticky(client).AppendAsync("```\nplan without an end", default);
        await Sticky(client).AppendAsync("<details>\n\nnew", default);

        Texts(server)[0].Text.ShouldStartWith("<details>\n\nnew\n\n</details>\n\n<!-- suite:plan/shop:history -->\n");
        Texts(server)[0].Text.ShouldEndWith("```\nplan without an end\n```\n\n</details>");
    }

    [Fact]
    public async Task Recreate_leaves_only_the_new_one()
    {
        await Sticky(client).PutAsync("old", default);

        (await Sticky(client).RecreateAsync("new", default)).Comment!.Id.ShouldBe(2);

        Texts(server).ShouldBe([(Bot, "new")]);
    }

    [Fact]
    public async Task Two_jobs_that_recreate_at_once_leave_one()
    {
        await Sticky(client).PutAsync("old", default);

        await Task.WhenAll(Enumerable.Range(0, 2).Select(job => Sticky(client).RecreateAsync($"job {job}", default)));

        Texts(server).ShouldHaveSingleItem().Text.ShouldStartWith("job");
    }

    [Fact]
    public async Task Delete_removes_it_and_says_so()
    {
        await Sticky(client).PutAsync("old", default);

        (await Sticky(client).DeleteAsync(default)).Change.ShouldBe(StickyChange.Deleted);
        (await Sticky(client).DeleteAsync(default)).Change.ShouldBe(StickyChange.None);

        server.Comments.ShouldBeEmpty();
    }

    [Fact]
    public async Task Minimize_folds_it_and_the_next_text_is_a_new_comment()
    {
        await Sticky(client).PutAsync("old", default);

        (await Sticky(client).MinimizeAsync(default)).Change.ShouldBe(StickyChange.Minimized);
        (await Sticky(client).MinimizeAsync(default)).Change.ShouldBe(StickyChange.None);
        await Sticky(client).PutAsync("new", default);

        server.Comments.Select(one => one.IsMinimized).ShouldBe([true, false]);
        Texts(server).ShouldBe([(Bot, "old"), (Bot, "new")]);
    }

    [Fact]
    public async Task A_marker_in_a_text_is_no_marker()
    {
        await Sticky(client).PutAsync($"{Plan.Marker} <!-- SUITE:other -->", default);

        server.Comments.Single().Body.ShouldBe($"{Plan.Marker}\n<!--\u00a0suite:plan/shop --> <!--\u00a0suite:other -->");
    }
}
