using Actions.GitHub;
using Actions.Toolkit;
using LocalGitHub;

namespace GitHub.Tests.Rest;

/// <summary>The one comment that is kept up to date, over real HTTP.</summary>
public sealed class StickyCommentTests : IAsyncLifetime
{
    private const string Bot = "github-actions[bot]";
    private static readonly RepositoryName Shop = RepositoryName.Parse("acme/shop");
    private LocalGitHubServer server = null!;

    public async ValueTask InitializeAsync() =>
        server = await LocalGitHubServer.StartAsync(new LocalGitHubOptions
        {
            Repositories = new Dictionary<string, string> { ["acme/shop"] = "unused" },
            Tokens = new Dictionary<string, IReadOnlyList<string>> { ["job"] = ["pull-requests: write"], ["weak"] = ["pull-requests: read"], ["person"] = ["pull-requests: write"] },
            Users = new Dictionary<string, string> { ["person"] = "octocat" },
            Comments =
            [
                new LocalComment(1, 7, "stranger", "<!-- scan shop -->\nmine now?"),
                new LocalComment(2, 7, Bot, "<!-- scan shop-api -->\nanother target"),
                .. Enumerable.Range(3, 150).Select(id => new LocalComment(id, 7, "octocat", "chat")),
            ],
        });

    public async ValueTask DisposeAsync() => await server.DisposeAsync();

    [Fact]
    public async Task Is_written_once_and_then_updated_beyond_the_first_page()
    {
        using var client = Client("job");
        var sticky = new StickyComment(client, Shop, 7, "scan shop");

        await sticky.PutAsync("first", default);
        await sticky.PutAsync("second", default);

        Ours("scan shop").ShouldBe([(Bot, "<!-- scan shop -->\nsecond")]);
    }

    [Fact]
    public async Task Comments_of_others_and_of_other_targets_stay()
    {
        using var client = Client("job");

        await new StickyComment(client, Shop, 7, "scan shop").PutAsync("text", default);

        server.Comments.Single(one => one.Id == 1).Body.ShouldEndWith("mine now?");
        server.Comments.Single(one => one.Id == 2).Body.ShouldEndWith("another target");
    }

    [Theory]
    [InlineData("shop--->x", "shop-%2D-%3Ex")]
    [InlineData("----", "-%2D-%2D")]
    [InlineData(">100%", "%3E100%25")]
    public async Task No_name_ends_the_hidden_marker(string name, string encoded)
    {
        using var client = Client("job");
        var sticky = new StickyComment(client, Shop, 7, name);

        await sticky.PutAsync("first", default);
        await sticky.PutAsync("second", default);

        Ours(encoded).ShouldBe([(Bot, $"<!-- {encoded} -->\nsecond")]);
    }

    [Fact]
    public async Task The_token_of_a_user_keeps_that_users_comment()
    {
        using var client = Client("person");
        var sticky = new StickyComment(client, Shop, 7, "scan shop");

        await sticky.PutAsync("first", default);
        await sticky.PutAsync("second", default);

        Ours("scan shop").ShouldBe([("octocat", "<!-- scan shop -->\nsecond")]);
    }

    [Fact]
    public async Task Two_jobs_at_once_leave_one_comment()
    {
        using var client = Client("job");

        await Task.WhenAll(Enumerable.Range(0, 2).Select(job => new StickyComment(client, Shop, 7, "scan shop").PutAsync($"job {job}", default)));

        Ours("scan shop").Count.ShouldBe(1);
    }

    [Fact]
    public async Task Only_what_is_there_is_updated()
    {
        using var client = Client("job");
        var sticky = new StickyComment(client, Shop, 7, "scan shop");

        (await sticky.UpdateAsync("green", default)).ShouldBeFalse();
        await sticky.PutAsync("red", default);
        (await sticky.UpdateAsync("green", default)).ShouldBeTrue();

        Ours("scan shop").ShouldBe([(Bot, "<!-- scan shop -->\ngreen")]);
    }

    [Fact]
    public async Task A_text_that_fills_the_room_is_taken_whole()
    {
        using var client = Client("job");
        var sticky = new StickyComment(client, Shop, 7, "scan shop");

        await sticky.PutAsync(new string('x', sticky.Room), default);

        Ours("scan shop")[0].Body.Length.ShouldBe(GitHubClient.LongestComment);
    }

    [Fact]
    public async Task A_token_that_may_not_write_is_told_the_permission()
    {
        using var client = Client("weak");

        var problem = await Should.ThrowAsync<GitHubError>(() => new StickyComment(client, Shop, 7, "scan shop").PutAsync("text", default));

        problem.Kind.ShouldBe(GitHubErrorKind.Forbidden);
        problem.Remedy!.ShouldContain("pull-requests: write");
    }

    private GitHubClient Client(string token) => new(server.Address, new Secret(token), TimeProvider.System, new GitHubLimits { Backoff = TimeSpan.FromMilliseconds(1) });

    private List<(string Login, string Body)> Ours(string marker) =>
        [.. server.Comments.Where(one => one.Id > 152 && one.Body.StartsWith($"<!-- {marker} -->")).Select(one => (one.Login, one.Body))];
}
