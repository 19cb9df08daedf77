using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Testing;

namespace LocalGitHub.Tests;

/// <summary>Releases and their files are refused with GitHub's status and words.</summary>
public sealed class ReleaseTests : IAsyncLifetime
{
    private const string Releases = "/repos/acme/shop/releases";
    private readonly GitSandbox sandbox = new();
    private readonly HttpClient http = new();
    private LocalGitHubServer server = null!;

    public async ValueTask InitializeAsync()
    {
        sandbox.Commit("a");
        sandbox.Push("main");
        server = await LocalGitHubServer.StartAsync(new LocalGitHubOptions
        {
            Repositories = new Dictionary<string, string> { ["acme/shop"] = sandbox.Server },
            Tokens = new Dictionary<string, IReadOnlyList<string>> { ["writer"] = ["contents: write"], ["reader"] = ["contents: read"] },
            HasImmutableReleases = true,
        });
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await server.DisposeAsync();
        sandbox.Dispose();
    }

    [Theory]
    [InlineData("""{"name":"x"}""", 422, "Validation Failed")]
    [InlineData("""{"tag_name":"v1","draft":"yes"}""", 422, "Invalid request.\n\nFor 'properties/draft', it is not a boolean.")]
    [InlineData("""{"tag_name":1}""", 422, "Invalid request.\n\nFor 'properties/tag_name', it is not a string.")]
    [InlineData("""{"tag_name":"v1","tagname":"v1"}""", 422, "Invalid request.\n\n\"tagname\" is not a permitted key.")]
    [InlineData("""{"tag_name":"v1","make_latest":"yes"}""", 422, "Invalid request.\n\nFor 'properties/make_latest', it is not a possible value.")]
    [InlineData("""{"tag_name":"v1","target_commitish":"nowhere"}""", 422, "Validation Failed")]
    [InlineData("[]", 400, "Problems parsing JSON")]
    public async Task What_cannot_be_a_release_is_refused(string body, int status, string message)
    {
        var (answered, answer) = await SendAsync(HttpMethod.Post, Releases, body);

        (answered, answer!["message"]!.GetValue<string>()).ShouldBe((status, message));
        server.Releases.ShouldBeEmpty();
    }

    [Fact]
    public async Task Notes_have_at_most_125000_characters()
    {
        string Body(int length) => new JsonObject { ["tag_name"] = "v1", ["draft"] = true, ["body"] = new string('x', length) }.ToJsonString();
        (await SendAsync(HttpMethod.Post, Releases, Body(125_000))).Status.ShouldBe(201);
        (await SendAsync(HttpMethod.Post, Releases, Body(125_001))).Status.ShouldBe(422);
    }

    [Fact]
    public async Task A_draft_has_no_tag_and_publishing_makes_it_once()
    {
        var (_, draft) = await SendAsync(HttpMethod.Post, Releases, """{"tag_name":"v1.0.0","draft":true}""");
        var tags = sandbox.Git(sandbox.Server, "tag");
        var seenByReader = (await SendAsync(HttpMethod.Get, Releases, null, "reader")).Body!.AsArray().Count;
        var (published, _) = await SendAsync(HttpMethod.Patch, $"{Releases}/{draft!["id"]}", """{"draft":false}""");
        var (again, answer) = await SendAsync(HttpMethod.Post, Releases, """{"tag_name":"v1.0.0"}""");

        tags.ShouldBe("");
        seenByReader.ShouldBe(0);
        published.ShouldBe(200);
        sandbox.Git(sandbox.Server, "tag").ShouldBe("v1.0.0");
        again.ShouldBe(422);
        answer!["errors"]![0]!["code"]!.GetValue<string>().ShouldBe("already_exists");
    }

    [Fact]
    public async Task Files_have_one_name_each_and_are_locked_with_the_release()
    {
        var (_, draft) = await SendAsync(HttpMethod.Post, Releases, """{"tag_name":"v1.0.0","draft":true}""");
        var assets = $"{Releases}/{draft!["id"]}/assets?name=";

        (await SendAsync(HttpMethod.Post, assets + "a%20b.txt", "content")).Body!["name"]!.GetValue<string>().ShouldBe("a.b.txt");
        (await SendAsync(HttpMethod.Post, assets + "a.b.txt", "content")).Status.ShouldBe(422);
        (await SendAsync(HttpMethod.Post, assets + "empty.txt", "")).Status.ShouldBe(400);
        (await SendAsync(HttpMethod.Post, assets + "c.txt", "content", "reader")).Status.ShouldBe(403);
        await SendAsync(HttpMethod.Patch, $"{Releases}/{draft["id"]}", """{"draft":false}""");
        (await SendAsync(HttpMethod.Post, assets + "late.txt", "content")).Status.ShouldBe(422);
        (await SendAsync(HttpMethod.Patch, $"{Releases}/{draft["id"]}", """{"body":"notes can be changed"}""")).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("POST", "git/refs", """{"ref":"tags/v1","sha":"HEAD"}""", "Reference name must start with 'refs/' and have at least two slashes.")]
    [InlineData("POST", "git/refs", """{"ref":"refs/heads/main","sha":"HEAD"}""", "Reference already exists")]
    [InlineData("POST", "git/refs", """{"ref":"refs/tags/v1","sha":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}""", "Object does not exist")]
    [InlineData("PATCH", "git/refs/tags/v1", """{"sha":"HEAD","force":true}""", "Reference does not exist")]
    [InlineData("POST", "git/refs", """{"ref":"refs/tags/v1"}""", "Invalid request.\n\n\"sha\" wasn't supplied.")]
    public async Task What_cannot_be_a_reference_is_refused(string method, string path, string body, string message)
    {
        var (status, answer) = await SendAsync(new HttpMethod(method), $"/repos/acme/shop/{path}", body.Replace("HEAD", sandbox.Head, StringComparison.Ordinal));

        (status, answer!["message"]!.GetValue<string>()).ShouldBe((422, message));
    }

    [Fact]
    public async Task A_reference_goes_anywhere_but_forward_by_force_only()
    {
        var first = sandbox.Head;
        sandbox.Git(sandbox.Server, "tag", "v1", first);
        var second = sandbox.Commit("b");
        sandbox.Push("main");
        async Task<int> MoveAsync(string to, bool force) => (await SendAsync(HttpMethod.Patch, "/repos/acme/shop/git/refs/tags/v1", $$"""{"sha":"{{to}}","force":{{(force ? "true" : "false")}}}""")).Status;

        (await MoveAsync(second, force: false)).ShouldBe(200);
        (await MoveAsync(first, force: false)).ShouldBe(422);
        (await MoveAsync(first, force: true)).ShouldBe(200);
    }

    private async Task<(int Status, JsonNode? Body)> SendAsync(HttpMethod method, string path, string? body, string token = "writer")
    {
        using var request = new HttpRequestMessage(method, new Uri(server.Address, path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var type = path.Contains("/assets?", StringComparison.Ordinal) ? "application/octet-stream" : "application/json";
        if (body != null) request.Content = new StringContent(body, Encoding.UTF8, type);
        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return ((int)answer.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text));
    }
}
