using System.Text.Json.Nodes;
using Actions.GitHub;
using Actions.Toolkit;
using LocalGitHub;

namespace GitHub.Tests.Rest;

/// <summary>Deployments and statuses that are written, over real HTTP.</summary>
public sealed class RecordingDeploymentsTests : IAsyncLifetime
{
    private static readonly RepositoryName Shop = RepositoryName.Parse("acme/shop");
    private LocalGitHubServer server = null!;

    public async ValueTask InitializeAsync() =>
        server = await LocalGitHubServer.StartAsync(new LocalGitHubOptions
        {
            Repositories = new Dictionary<string, string> { ["acme/shop"] = "unused" },
            Tokens = new Dictionary<string, IReadOnlyList<string>> { ["strong"] = ["deployments: write"], ["weak"] = ["deployments: read"] },
            Deployments = [new LocalDeployment(1, "staging", "aaaa", "success")],
        });

    public async ValueTask DisposeAsync() => await server.DisposeAsync();

    private GitHubClient Client(string token = "strong") =>
        new(server.Address, new Secret(token), TimeProvider.System, new GitHubLimits { Backoff = TimeSpan.FromMilliseconds(1) });

    [Fact]
    public async Task A_deployment_is_recorded_whole_and_read_back()
    {
        using var client = Client();

        var id = await client.CreateDeploymentAsync(Shop, New(), default);
        await client.CreateStatusAsync(Shop, id, new NewDeploymentStatus("in_progress", "going", "https://github.example/run"), default);

        var read = (await client.ListDeploymentsAsync(Shop, "staging").ToListAsync())[0];
        (read.Id, read.Sha, read.Task).ShouldBe((id, "bbbb", "suite-rollback"));
        read.Payload!.ToJsonString().ShouldBe("""{"service":"web"}""");
        var status = (await client.ListLatestStatusesAsync(Shop, id, default)).ShouldHaveSingleItem();
        (status.State, status.LogUrl).ShouldBe(("in_progress", "https://github.example/run"));
    }

    [Fact]
    public async Task The_success_of_one_service_leaves_the_records_of_others_as_they_are()
    {
        using var client = Client();

        var id = await client.CreateDeploymentAsync(Shop, New(), default);
        await client.CreateStatusAsync(Shop, id, new NewDeploymentStatus("success", "done", null), default);

        server.Deployments[0].States.ShouldBe(["success"]);
    }

    [Fact]
    public async Task A_description_is_cut_to_what_GitHub_keeps()
    {
        using var client = Client();
        var id = await client.CreateDeploymentAsync(Shop, New(), default);

        await client.CreateStatusAsync(Shop, id, new NewDeploymentStatus("failure", new string('x', 300), null), default);

        JsonNode.Parse(server.Requests[^1].Body)!["description"]!.GetValue<string>().Length.ShouldBe(140);
    }

    [Fact]
    public async Task A_write_that_may_have_been_done_is_not_sent_again()
    {
        using var client = Client();
        server.Add(new FaultRule(FaultKind.ServerError));

        (await Should.ThrowAsync<GitHubError>(() => client.CreateDeploymentAsync(Shop, New(), default))).Message.ShouldContain("(POST /repos/acme/shop/deployments)");

        client.Requests.ShouldBe(1);
    }

    [Fact]
    public async Task A_write_that_a_rate_limit_refused_is_sent_again()
    {
        using var client = Client();
        server.Add(new FaultRule(FaultKind.SecondaryRateLimit, Times: 1, Wait: TimeSpan.FromSeconds(1)));

        await client.CreateDeploymentAsync(Shop, New(), default);

        client.Requests.ShouldBe(2);
        server.Deployments.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_missing_permission_is_named_as_the_line_to_add()
    {
        using var client = Client("weak");

        (await Should.ThrowAsync<GitHubError>(() => client.CreateDeploymentAsync(Shop, New(), default))).FullText.ShouldContain("  deployments: write");
    }

    private static NewDeployment New() => new("bbbb", "suite-rollback", "staging", "web: back to web:1", new JsonObject { ["service"] = "web" });
}
