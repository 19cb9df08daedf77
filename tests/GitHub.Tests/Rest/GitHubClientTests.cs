using System.Diagnostics;
using Actions.GitHub;
using Actions.Toolkit;
using LocalGitHub;

namespace GitHub.Tests.Rest;

/// <summary>The client over real HTTP against the local GitHub, which asks a real git repository.</summary>
public sealed class GitHubClientTests(ShopRepository shop) : IClassFixture<ShopRepository>, IAsyncLifetime
{
    private const string Token = "ghs_0123456789abcdef";
    private static readonly RepositoryName Shop = RepositoryName.Parse("acme/shop");
    private static readonly GitHubLimits Quick = new() { Backoff = TimeSpan.FromMilliseconds(5), Attempt = TimeSpan.FromSeconds(5), Total = TimeSpan.FromSeconds(10) };

    private readonly List<string> told = [];
    private LocalGitHubServer server = null!;

    private string First => shop.First;
    private string Main => shop.Main;
    private string Feature => shop.Feature;

    public async ValueTask InitializeAsync() =>
        server = await LocalGitHubServer.StartAsync(new LocalGitHubOptions
        {
            Repositories = new Dictionary<string, string> { ["acme/shop"] = shop.Folder },
            Private = new HashSet<string> { "acme/shop" },
            Tokens = new Dictionary<string, IReadOnlyList<string>> { [Token] = ["contents: read"], ["weak"] = [] },
        });

    public async ValueTask DisposeAsync() => await server.DisposeAsync();

    private GitHubClient Client(string? token = Token, GitHubLimits? limits = null, Uri? api = null) =>
        new(api ?? server.Address, token is null ? null : new Secret(token), TimeProvider.System, limits ?? Quick, told.Add);

    [Fact]
    public async Task A_comparison_tells_the_merge_base()
    {
        using var client = Client();

        var comparison = await client.CompareAsync(Shop, Main, Feature, default);

        comparison.ShouldNotBeNull().MergeBaseCommit.Sha.ShouldBe(First);
        (comparison.Status, comparison.AheadBy, comparison.BehindBy).ShouldBe(("diverged", 1, 1));
        client.Requests.ShouldBe(1);
    }

    [Fact]
    public async Task A_branch_with_a_slash_can_be_compared()
    {
        using var client = Client();

        (await client.CompareAsync(Shop, "main", "feature/x", default)).ShouldNotBeNull().MergeBaseCommit.Sha.ShouldBe(First);
    }

    [Fact]
    public async Task Unknown_commits_have_no_comparison()
    {
        using var client = Client();

        (await client.CompareAsync(Shop, Main, new string('1', 40), default)).ShouldBeNull();
    }

    [Fact]
    public async Task Headers_are_those_github_asks_for()
    {
        using var client = Client();

        await client.FindRefAsync(Shop, "heads/main", default);

        var request = server.Requests.ShouldHaveSingleItem();
        request.Headers["Authorization"].ShouldBe($"Bearer {Token}");
        request.Headers["Accept"].ShouldBe("application/vnd.github+json");
        request.Headers["X-GitHub-Api-Version"].ShouldBe("2022-11-28");
        request.Headers["User-Agent"].ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_ref_is_found_by_its_exact_name_only()
    {
        using var client = Client();

        (await client.FindRefAsync(Shop, "heads/main", default)).ShouldNotBeNull().Object.Sha.ShouldBe(Main);
        (await client.FindRefAsync(Shop, "heads/feature/x", default)).ShouldNotBeNull().Object.Sha.ShouldBe(Feature);
        (await client.FindRefAsync(Shop, "tags/v1.1.0", default)).ShouldNotBeNull().Object.Type.ShouldBe("tag");
        (await client.FindRefAsync(Shop, "heads/mai", default)).ShouldBeNull();
    }

    [Fact]
    public async Task An_annotated_tag_stands_for_its_commit()
    {
        using var client = Client();

        (await client.FindCommitAsync(Shop, "v1.1.0", default)).ShouldBe(Main);
        (await client.FindCommitAsync(Shop, "no-such-thing", default)).ShouldBeNull();
    }

    [Fact]
    public async Task All_pages_of_a_list_are_read()
    {
        for (var i = 0; i < 205; i++) File.WriteAllText(Path.Combine(shop.Folder, ".git", "refs", "tags", $"many-{i:000}"), First + "\n");
        using var client = Client();

        var refs = await client.ListRefsAsync(Shop, "tags/many-").ToListAsync();

        refs.Count.ShouldBe(205);
        refs.Select(one => one.Ref).Distinct().Count().ShouldBe(205);
        client.Requests.ShouldBe(3);
    }

    [Theory]
    [InlineData(FaultKind.ServerError)]
    [InlineData(FaultKind.Reset)]
    public async Task A_call_is_repeated_after_server_errors_and_broken_connections(FaultKind kind)
    {
        server.Add(new FaultRule(kind, Times: 2));
        using var client = Client();

        (await client.FindRefAsync(Shop, "heads/main", default)).ShouldNotBeNull();

        client.Requests.ShouldBe(3);
        told.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Only_so_many_retries_are_made_and_the_error_says_what_was_answered()
    {
        server.Add(new FaultRule(FaultKind.ServerError));
        using var client = Client();

        var error = await Should.ThrowAsync<GitHubError>(() => client.FindRefAsync(Shop, "heads/main", default));

        error.Kind.ShouldBe(GitHubErrorKind.Unavailable);
        error.Message.ShouldBe("GitHub answered 502: Server Error (GET /repos/acme/shop/git/ref/heads/main), also after retries.");
        client.Requests.ShouldBe(4);
    }

    [Theory]
    [InlineData(FaultKind.PrimaryRateLimit)]
    [InlineData(FaultKind.SecondaryRateLimit)]
    public async Task A_rate_limit_is_waited_out_as_long_as_github_says(FaultKind kind)
    {
        server.Add(new FaultRule(kind, Times: 1, Wait: TimeSpan.FromSeconds(2)));
        using var client = Client();
        var watch = Stopwatch.StartNew();

        (await client.FindRefAsync(Shop, "heads/main", default)).ShouldNotBeNull();

        // The reset is told in whole seconds.
        watch.Elapsed.ShouldBeGreaterThan(TimeSpan.FromSeconds(0.9));
        client.Requests.ShouldBe(2);
    }

    [Theory]
    [InlineData(FaultKind.PrimaryRateLimit)]
    [InlineData(FaultKind.SecondaryRateLimit)]
    public async Task A_rate_limit_longer_than_the_time_for_the_call_is_told_at_once(FaultKind kind)
    {
        server.Add(new FaultRule(kind, Wait: TimeSpan.FromMinutes(30)));
        using var client = Client();

        var error = await Should.ThrowAsync<GitHubError>(() => client.FindRefAsync(Shop, "heads/main", default));

        error.Kind.ShouldBe(GitHubErrorKind.RateLimited);
        error.ExitCode.ShouldBe(ExitCode.Failed);
        client.Requests.ShouldBe(1);
    }

    [Fact]
    public async Task A_server_that_never_answers_costs_no_more_than_the_time_for_the_call()
    {
        server.Add(new FaultRule(FaultKind.Hang));
        using var client = Client(limits: Quick with { Attempt = TimeSpan.FromMilliseconds(100), Total = TimeSpan.FromSeconds(1) });

        var error = await Should.ThrowAsync<GitHubError>(() => client.FindRefAsync(Shop, "heads/main", default)).WaitAsync(TimeSpan.FromSeconds(10));

        error.Kind.ShouldBe(GitHubErrorKind.Unavailable);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_told_as_such()
    {
        using var client = Client(api: new Uri("http://127.0.0.1:1"));

        (await Should.ThrowAsync<GitHubError>(() => client.FindRefAsync(Shop, "heads/main", default))).Message.ShouldContain("did not answer");
    }

    [Fact]
    public async Task A_missing_permission_is_named_as_the_line_to_add()
    {
        using var client = Client("weak");

        var error = await Should.ThrowAsync<GitHubError>(() => client.CompareAsync(Shop, Main, Feature, default));

        error.Kind.ShouldBe(GitHubErrorKind.Forbidden);
        error.ExitCode.ShouldBe(ExitCode.Misconfigured);
        error.Remedy.ShouldBe("Add to the job:\npermissions:\n  contents: read");
        client.Requests.ShouldBe(1);
    }

    [Fact]
    public async Task A_wrong_token_is_told_without_the_token()
    {
        using var client = Client("ghs_wrong");

        var error = await Should.ThrowAsync<GitHubError>(() => client.FindRefAsync(Shop, "heads/main", default));

        error.Kind.ShouldBe(GitHubErrorKind.Unauthorized);
        error.ToString().ShouldNotContain("ghs_wrong");
    }

    [Fact]
    public async Task A_private_repository_does_not_exist_without_a_token()
    {
        using var client = Client(token: null);

        (await client.FindRefAsync(Shop, "heads/main", default)).ShouldBeNull();
    }

    [Fact]
    public async Task Being_cancelled_ends_the_call()
    {
        server.Add(new FaultRule(FaultKind.Hang));
        using var client = Client();
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));

        await Should.ThrowAsync<OperationCanceledException>(() => client.FindRefAsync(Shop, "heads/main", cancellation.Token));
    }
}
