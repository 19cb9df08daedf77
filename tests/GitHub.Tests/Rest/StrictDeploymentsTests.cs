using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Actions.GitHub;
using Actions.Toolkit;
using LocalGitHub;

namespace GitHub.Tests.Rest;

/// <summary>What GitHub refuses of a deployment, and what it does to others, as the local one does.</summary>
public sealed class StrictDeploymentsTests(ShopRepository shop) : IClassFixture<ShopRepository>, IAsyncLifetime
{
    private static readonly RepositoryName Shop = RepositoryName.Parse("acme/shop");
    private readonly HttpClient http = new();
    private LocalGitHubServer server = null!;

    public async ValueTask InitializeAsync()
    {
        server = await LocalGitHubServer.StartAsync(new LocalGitHubOptions
        {
            Repositories = new Dictionary<string, string> { ["acme/shop"] = shop.Folder },
            Tokens = new Dictionary<string, IReadOnlyList<string>> { ["strong"] = ["deployments: write"], ["weak"] = ["deployments: read"] },
            DeploymentConflicts = new Dictionary<string, string> { [shop.First] = "Conflict: the environment is locked." },
            Deployments =
            [
                new LocalDeployment(1, "staging", shop.First, "success"),
                new LocalDeployment(2, "staging", shop.First, "success") { IsTransient = true },
                new LocalDeployment(3, "staging", shop.First, "success") { IsProduction = true },
                new LocalDeployment(4, "staging", shop.First, "failure"),
                new LocalDeployment(5, "test", shop.First, "success"),
                new LocalDeployment(6, "staging", shop.Main, "in_progress"),
            ],
        });
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "strong");
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await server.DisposeAsync();
    }

    [Theory]
    [InlineData("""{}""", 422, "\"ref\" wasn't supplied.")]
    [InlineData("""{"ref":"main"}""", 409, "Conflict merging main into main.")]
    [InlineData("""{"ref":"main","auto_merge":false}""", 409, "Conflict: Commit status checks failed for main.")]
    [InlineData("""{"ref":"gone","auto_merge":false,"required_contexts":[]}""", 422, "No ref found for: gone")]
    [InlineData("""{"ref":"main","auto_merge":"no"}""", 422, "For 'properties/auto_merge', it is not a boolean.")]
    [InlineData("""{"ref":7}""", 422, "For 'properties/ref', it is not a String.")]
    [InlineData("""{"ref":"main","payload":[1]}""", 422, "For 'properties/payload'")]
    [InlineData("""nonsense""", 400, "Problems parsing JSON")]
    public async Task A_deployment_that_does_not_fit_is_refused_with_its_reason(string body, int status, string reason)
    {
        var (answered, text) = await PostAsync("deployments", body);

        answered.ShouldBe(status, text);
        JsonNode.Parse(text)!["message"]!.GetValue<string>().ShouldContain(reason);
        server.Deployments.Count.ShouldBe(6);
    }

    [Theory]
    [InlineData("""{"description":"x"}""", "\"state\" wasn't supplied.")]
    [InlineData("""{"state":"done"}""", "state is not included in the list")]
    [InlineData("""{"state":"success","environment_url":"ftp://shop.example.com"}""", "environment_url must use http(s) scheme")]
    [InlineData("""{"state":"success","log_url":"javascript:alert(1)"}""", "log_url must use http(s) scheme")]
    [InlineData("""{"state":"success","auto_inactive":"yes"}""", "For 'properties/auto_inactive'")]
    public async Task A_status_that_does_not_fit_is_refused_with_its_reason(string body, string reason)
    {
        var (answered, text) = await PostAsync("deployments/6/statuses", body);

        answered.ShouldBe(422, text);
        text.ShouldContain(reason.Replace("\"", "\\u0022").Replace("'", "\\u0027"));
        server.Deployments[5].States.ShouldBe(["in_progress"]);
    }

    [Fact]
    public async Task A_success_ends_earlier_ones_of_the_environment_that_are_neither_transient_nor_of_production()
    {
        await PostAsync("deployments/6/statuses", """{"state":"success"}""");

        server.Deployments.Select(one => one.States[^1]).ShouldBe(["inactive", "success", "success", "failure", "success", "success"]);
    }

    [Fact]
    public async Task Only_one_that_has_ended_can_be_deleted_and_its_id_does_not_come_again()
    {
        using var client = Client();

        (await Should.ThrowAsync<GitHubError>(() => client.DeleteDeploymentAsync(Shop, 6, default))).Message.ShouldContain("422: We cannot delete an active deployment");
        await PostAsync("deployments/6/statuses", """{"state":"inactive"}""");
        await client.DeleteDeploymentAsync(Shop, 6, default);

        (await client.FindDeploymentAsync(Shop, 6, default)).ShouldBeNull();
        (await client.FindDeploymentAsync(Shop, 5, default)).ShouldNotBeNull().Sha.ShouldBe(shop.First);
        (await client.CreateDeploymentAsync(Shop, new NewDeployment("main", "deploy", "staging", "", []), default)).ShouldBe(7);
    }

    [Fact]
    public async Task What_a_field_lacks_is_part_of_the_error()
    {
        using var client = Client();

        var error = await Should.ThrowAsync<GitHubError>(() => client.CreateStatusAsync(Shop, 6, new NewDeploymentStatus("success", "", null) { EnvironmentUrl = "ftp://x" }, default));

        error.Message.ShouldBe("GitHub answered 422: Validation Failed: environment_url must use http(s) scheme (POST /repos/acme/shop/deployments/6/statuses).");
    }

    [Fact]
    public async Task A_conflict_is_told_apart()
    {
        using var client = Client();

        var error = await Should.ThrowAsync<GitHubError>(() => client.CreateDeploymentAsync(Shop, new NewDeployment(shop.First, "deploy", "staging", "", []), default));

        (error.Kind, error.ExitCode).ShouldBe((GitHubErrorKind.Conflict, ExitCode.Failed));
        error.Message.ShouldContain("409: Conflict: the environment is locked.");
    }

    [Fact]
    public async Task A_description_is_cut_between_two_characters_as_people_see_them()
    {
        using var client = Client();
        var family = "👨‍👩‍👧‍👦";

        await client.CreateStatusAsync(Shop, 6, new NewDeploymentStatus("failure", new string('x', 130) + family + family, null), default);

        server.Deployments[5].Statuses[^1].Description.ShouldBe(new string('x', 130) + "…");
    }

    private GitHubClient Client() => new(server.Address, new Secret("strong"), TimeProvider.System);

    private async Task<(int Status, string Text)> PostAsync(string path, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync(new Uri(server.Address, $"/repos/acme/shop/{path}"), content);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
