using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace LocalGitHub.Tests;

/// <summary>The GraphQL API answers what was asked and refuses what GitHub's schema does not have.</summary>
public sealed class GraphQlTests : IAsyncLifetime
{
    private LocalGitHubServer server = null!;

    public async ValueTask InitializeAsync() => server = await LocalGitHubServer.StartAsync(new LocalGitHubOptions
    {
        Repositories = new Dictionary<string, string> { ["acme/shop"] = "unused" },
        Tokens = new Dictionary<string, IReadOnlyList<string>> { ["job"] = ["pull-requests: read"], ["person"] = [], ["app"] = [] },
        Users = new Dictionary<string, string> { ["person"] = "octocat" },
        Apps = new Dictionary<string, string> { ["app"] = "deployer" },
        Comments = [new LocalComment(5_000_000_000, 7, "github-actions[bot]", "one"), new LocalComment(5_000_000_001, 7, "octocat", "two") { IsMinimized = true }],
    });

    public async ValueTask DisposeAsync() => await server.DisposeAsync();

    [Theory]
    [InlineData("job", "github-actions[bot]")]
    [InlineData("app", "deployer[bot]")]
    [InlineData("person", "octocat")]
    public async Task A_token_stands_for_a_user_or_an_app(string token, string login) =>
        (await AskAsync("query { viewer { login } }", token: token))["data"]!["viewer"]!["login"]!.GetValue<string>().ShouldBe(login);

    [Fact]
    public async Task Comments_are_paged_and_the_login_of_an_app_lacks_its_ending()
    {
        const string query = """
            query c($n: Int!, $a: String) {
              repository(owner: "acme", name: "shop") { pullRequest(number: $n) { comments(first: 1, after: $a) {
                nodes { fullDatabaseId body isMinimized author { __typename login } } pageInfo { hasNextPage endCursor } } } }
            }
            """;

        var first = Comments(await AskAsync(query, new JsonObject { ["n"] = 7 }));
        var second = Comments(await AskAsync(query, new JsonObject { ["n"] = 7, ["a"] = first["pageInfo"]!["endCursor"]!.GetValue<string>() }));

        first["nodes"]!.ToJsonString().ShouldBe("""[{"fullDatabaseId":"5000000000","body":"one","isMinimized":false,"author":{"__typename":"Bot","login":"github-actions"}}]""");
        first["pageInfo"]!["hasNextPage"]!.GetValue<bool>().ShouldBeTrue();
        second["nodes"]!.ToJsonString().ShouldBe("""[{"fullDatabaseId":"5000000001","body":"two","isMinimized":true,"author":{"__typename":"User","login":"octocat"}}]""");
        second["pageInfo"]!["hasNextPage"]!.GetValue<bool>().ShouldBeFalse();
    }

    [Theory]
    [InlineData("query { viewer { name } }", "Field 'name' doesn't exist on type 'User'")]
    [InlineData("query { viewer }", "Field must have selections (field 'viewer' of type 'Query')")]
    [InlineData("query { viewer { login { x } } }", "Selections can't be made on scalars (field 'login' of type 'User')")]
    [InlineData("query { viewer { login }", "Parse error: unexpected end of file")]
    [InlineData("query { viewer { login } } }", "Parse error on \"}\"")]
    [InlineData("query { viewer { login; } }", "Parse error: unexpected character")]
    [InlineData("query q($n: Int!) { viewer { login } }", "Variable $n of type Int! was provided invalid value")]
    [InlineData("query { repository(owner: $o, name: \"shop\") { pullRequest(number: 7) { comments } } }", "Variable $o is used but not declared")]
    [InlineData("query { repository(owner: \"acme\", name: \"tea\") { pullRequest(number: 7) { comments } } }", "Could not resolve to a Repository with the name 'acme/tea'.")]
    [InlineData("query { repository(owner: \"acme\", name: \"shop\") { pullRequest(number: 7) { comments(first: 101) { nodes { id } } } } }", "Requesting 101 records on the `comments` connection exceeds the `first` limit of 100 records.")]
    [InlineData("mutation { minimizeComment(input: { subjectId: \"IC_5000000000\", classifier: OLD }) { minimizedComment { isMinimized } } }", "Argument 'classifier' on InputObject 'MinimizeCommentInput' has an invalid value")]
    [InlineData("mutation { minimizeComment(input: { subjectId: \"IC_1\", classifier: OUTDATED }) { minimizedComment { isMinimized } } }", "Could not resolve to a node with the global id of 'IC_1'")]
    [InlineData("mutation { minimizeComment(input: { subjectId: \"IC_5000000000\", classifier: OUTDATED }) { minimizedComment { isMinimized } } }", "Resource not accessible by integration")]
    public async Task What_is_wrong_is_refused_with_status_200(string query, string message) =>
        (await AskAsync(query))["errors"]![0]!["message"]!.GetValue<string>().ShouldBe(message);

    [Fact]
    public async Task Nobody_asks_without_a_token()
    {
        using var http = new HttpClient();

        (await http.PostAsJsonAsync(new Uri(server.Address, "/graphql"), new { query = "query { viewer { login } }" })).StatusCode.ShouldBe(System.Net.HttpStatusCode.Unauthorized);
    }

    private static JsonNode Comments(JsonNode answer) => answer["data"]!["repository"]!["pullRequest"]!["comments"]!;

    private async Task<JsonNode> AskAsync(string query, JsonObject? variables = null, string token = "job")
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var answer = await http.PostAsJsonAsync(new Uri(server.Address, "/graphql"), new JsonObject { ["query"] = query, ["variables"] = variables });
        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.OK);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }
}
