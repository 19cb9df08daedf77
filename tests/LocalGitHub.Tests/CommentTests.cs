using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace LocalGitHub.Tests;

/// <summary>Comments are refused with GitHub's status and words.</summary>
public sealed class CommentTests : IAsyncLifetime
{
    private const string Issue = "/repos/acme/shop/issues/7/comments";
    private LocalGitHubServer server = null!;

    public async ValueTask InitializeAsync() => server = await LocalGitHubServer.StartAsync(new LocalGitHubOptions
    {
        Repositories = new Dictionary<string, string> { ["acme/shop"] = "unused" },
        Tokens = new Dictionary<string, IReadOnlyList<string>> { ["job"] = ["pull-requests: write", "contents: write"], ["fork"] = ["pull-requests: read"] },
        PullRequests = [new LocalPullRequest(7), new LocalPullRequest(8) { IsLocked = true }],
    });

    public async ValueTask DisposeAsync() => await server.DisposeAsync();

    [Theory]
    [InlineData(65_536, 201)]
    [InlineData(65_537, 422)]
    [InlineData(0, 422)]
    public async Task A_text_has_1_to_65536_characters(int length, int status)
    {
        (await PostAsync(Issue, new string('é', length))).Status.ShouldBe(status);
        (await PostAsync($"/repos/acme/shop/commits/{new string('a', 40)}/comments", new string('é', length))).Status.ShouldBe(status);
    }

    [Theory]
    [InlineData("fork", Issue, 403, "Resource not accessible by integration")]
    [InlineData("job", "/repos/acme/shop/issues/8/comments", 403, "Unable to create comment because issue is locked.")]
    [InlineData("job", "/repos/acme/shop/issues/9/comments", 404, "Not Found")]
    [InlineData("fork", "/repos/acme/shop/commits/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/comments", 403, "Resource not accessible by integration")]
    [InlineData("job", "/repos/acme/shop/commits/main/comments", 422, "No commit found for SHA: main")]
    public async Task A_comment_that_cannot_be_is_refused(string token, string path, int status, string message)
    {
        var answer = await PostAsync(path, "text", token);

        answer.Status.ShouldBe(status);
        answer.Body["message"]!.GetValue<string>().ShouldBe(message);
    }

    [Fact]
    public async Task A_comment_says_where_it_is_and_who_wrote_it()
    {
        var (_, body) = await PostAsync(Issue, "text");

        body["html_url"]!.GetValue<string>().ShouldBe("https://github.com/acme/shop/pull/7#issuecomment-1");
        body["node_id"]!.GetValue<string>().ShouldBe("IC_1");
        body["user"]!.ToJsonString().ShouldBe("""{"login":"github-actions[bot]","type":"Bot"}""");
    }

    private async Task<(int Status, JsonNode Body)> PostAsync(string path, string text, string token = "job")
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var answer = await http.PostAsJsonAsync(new Uri(server.Address, path), new { body = text });
        return ((int)answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!);
    }
}
