using Actions.Toolkit;
using LocalGitHub;
using Testing;

namespace Actions.GitHub.Tests;

public sealed class TagTests : IAsyncLifetime
{
    private static readonly RepositoryName Shop = new("acme", "shop");
    private static readonly CancellationToken Never = CancellationToken.None;
    private readonly GitSandbox sandbox = new();
    private LocalGitHubServer server = null!;
    private GitHubClient client = null!;

    public async ValueTask InitializeAsync()
    {
        sandbox.Commit("a");
        sandbox.Push("main");
        server = await LocalGitHubServer.StartAsync(new LocalGitHubOptions
        {
            Repositories = new Dictionary<string, string> { ["acme/shop"] = sandbox.Server },
            Tokens = new Dictionary<string, IReadOnlyList<string>> { ["writer"] = ["contents: write"] },
            LockedRefs = new HashSet<string> { "refs/tags/v9" },
            Releases = [.. Enumerable.Range(1, 250).Select(id => new LocalGitHubRelease(id, $"v0.0.{id}"))],
        });
        client = new GitHubClient(server.Address, new Secret("writer"), new ShortWaits());
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await server.DisposeAsync();
        sandbox.Dispose();
    }

    [Fact]
    public async Task Annotated_tags_are_followed_also_through_one_another()
    {
        var commit = sandbox.Head;
        var inner = await client.CreateTagObjectAsync(Shop, "v1.0.0", "v1.0.0", commit, Never);
        (await client.TryCreateTagAsync(Shop, "v1.0.0", inner, Never)).ShouldBeTrue();
        sandbox.Git(sandbox.Server, "-c", "user.name=Test", "-c", "user.email=test@example.com", "tag", "-a", "-m", "outer", "outer", "v1.0.0");

        (await client.FindTaggedCommitAsync(Shop, "v1.0.0", Never)).ShouldBe(commit);
        (await client.FindTaggedCommitAsync(Shop, "outer", Never)).ShouldBe(commit);
        (await client.FindTaggedCommitAsync(Shop, "v1", Never)).ShouldBeNull();
        sandbox.Git(sandbox.Server, "cat-file", "-t", "refs/tags/v1.0.0").ShouldBe("tag");
    }

    [Fact]
    public async Task A_tag_of_something_else_is_no_commit()
    {
        sandbox.Git(sandbox.Server, "tag", "tree", $"{sandbox.Head}^{{tree}}");

        (await Should.ThrowAsync<GitHubError>(() => client.FindTaggedCommitAsync(Shop, "tree", Never))).Message.ShouldContain("stands for a tree, not for a commit");
    }

    [Fact]
    public async Task Making_what_exists_and_moving_what_does_not_are_answers_and_no_errors()
    {
        var first = sandbox.Head;
        var second = sandbox.Commit("b");
        sandbox.Push("main");

        (await client.TryMoveTagAsync(Shop, "v1", first, Never)).ShouldBeFalse();
        (await client.TryCreateTagAsync(Shop, "v1", second, Never)).ShouldBeTrue();
        (await client.TryCreateTagAsync(Shop, "v1", first, Never)).ShouldBeFalse();
        (await client.TryMoveTagAsync(Shop, "v1", first, Never)).ShouldBeTrue();
        (await client.FindTaggedCommitAsync(Shop, "v1", Never)).ShouldBe(first);
    }

    [Fact]
    public async Task What_rules_forbid_and_commits_that_are_not_there_are_errors()
    {
        (await Should.ThrowAsync<GitHubError>(() => client.TryCreateTagAsync(Shop, "v9", sandbox.Head, Never))).Message.ShouldContain("Repository rule violations found");
        (await Should.ThrowAsync<GitHubError>(() => client.TryCreateTagAsync(Shop, "v8", new string('b', 40), Never))).Message.ShouldContain("Object does not exist");
    }

    [Fact]
    public async Task All_pages_of_releases_are_read() => (await client.ListReleasesAsync(Shop, Never).ToListAsync(Never)).Count.ShouldBe(250);
}
