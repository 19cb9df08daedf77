using Actions.GitHub;
using Actions.Toolkit;
using LocalGitHub;

namespace GitHub.Tests.Rest;

/// <summary>Runs of workflows and deployments, over real HTTP.</summary>
public sealed class RunsAndDeploymentsTests(ShopRepository shop) : IClassFixture<ShopRepository>, IAsyncLifetime
{
    private static readonly RepositoryName Shop = RepositoryName.Parse("acme/shop");
    private LocalGitHubServer server = null!;

    public async ValueTask InitializeAsync() =>
        server = await LocalGitHubServer.StartAsync(new LocalGitHubOptions
        {
            Repositories = new Dictionary<string, string> { ["acme/shop"] = shop.Folder },
            Private = new HashSet<string> { "acme/shop" },
            Tokens = new Dictionary<string, IReadOnlyList<string>> { ["strong"] = ["actions: read", "deployments: read"], ["weak"] = ["contents: read"] },
            WorkflowRuns =
            [
                .. Enumerable.Range(1, 150).Select(id => new LocalWorkflowRun(id, shop.Main)),
                new LocalWorkflowRun(200, shop.Main) { Conclusion = "failure" },
                new LocalWorkflowRun(201, shop.Main) { Branch = "feature/x" },
                new LocalWorkflowRun(202, shop.Main) { Workflow = "other.yml" },
                new LocalWorkflowRun(203, shop.Main) { Branch = "feature/y", EarlierAttempts = ["failure", "cancelled"] },
                new LocalWorkflowRun(204, shop.Main) { Branch = "feature/y", Conclusion = null },
                new LocalWorkflowRun(205, shop.Main) { Branch = "feature/y", Conclusion = "timed_out" },
            ],
            Deployments =
            [
                new LocalDeployment(1, "production", shop.First, "in_progress", "success"),
                new LocalDeployment(2, "production", shop.Main),
                new LocalDeployment(3, "staging", shop.Main, "success"),
            ],
        });

    public async ValueTask DisposeAsync() => await server.DisposeAsync();

    private GitHubClient Client(string token = "strong") => new(server.Address, new Secret(token), TimeProvider.System);

    [Fact]
    public async Task Successful_runs_of_a_workflow_and_branch_come_newest_first_over_all_pages()
    {
        using var client = Client();

        var runs = await client.ListSuccessfulRunsAsync(Shop, "deploy.yml", "main").ToListAsync();

        runs.Select(run => run.Id).ShouldBe(Enumerable.Range(1, 150).Reverse().Select(id => (long)id));
        runs[0].HeadSha.ShouldBe(shop.Main);
        runs[0].HeadRepository!.FullName.ShouldBe("acme/shop");
        client.Requests.ShouldBe(2);
        (await client.ListSuccessfulRunsAsync(Shop, "deploy.yml", "feature/x").ToListAsync()).ShouldHaveSingleItem().Id.ShouldBe(201);
    }

    [Fact]
    public async Task Runs_that_have_ended_say_how_each_of_their_attempts_too()
    {
        using var client = Client();

        (await client.ListCompletedRunsAsync(Shop, "deploy.yml", "feature/y").ToListAsync()).Select(run => (run.Id, run.Conclusion)).ShouldBe([(205L, "timed_out"), (203L, "success")]);
        (await client.FindRunAttemptAsync(Shop, 203, 1, default)).ShouldNotBeNull().Conclusion.ShouldBe("failure");
        (await client.FindRunAttemptAsync(Shop, 203, 3, default)).ShouldNotBeNull().Conclusion.ShouldBe("success");
        (await client.FindRunAttemptAsync(Shop, 203, 4, default)).ShouldBeNull();
    }

    [Fact]
    public async Task Deployments_of_an_environment_come_newest_first_each_with_its_latest_status()
    {
        using var client = Client();

        var deployments = await client.ListDeploymentsAsync(Shop, "production").ToListAsync();

        deployments.Select(deployment => deployment.Sha).ShouldBe([shop.Main, shop.First]);
        (await client.ListLatestStatusesAsync(Shop, 1, default)).Select(status => status.State).ShouldBe(["success", "in_progress"]);
        (await client.ListLatestStatusesAsync(Shop, 2, default)).ShouldBeEmpty();
        (await client.ListDeploymentsAsync(Shop, "nowhere").ToListAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_missing_permission_is_named_as_the_line_to_add()
    {
        using var client = Client("weak");

        (await Should.ThrowAsync<GitHubError>(async () => await client.ListSuccessfulRunsAsync(Shop, "deploy.yml", "main").ToListAsync())).FullText.ShouldContain("  actions: read");
        (await Should.ThrowAsync<GitHubError>(async () => await client.ListDeploymentsAsync(Shop, "production").ToListAsync())).FullText.ShouldContain("  deployments: read");
        (await Should.ThrowAsync<GitHubError>(() => client.ListLatestStatusesAsync(Shop, 1, default))).Kind.ShouldBe(GitHubErrorKind.Forbidden);
    }
}
