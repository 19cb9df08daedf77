using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace LocalGitHub.Tests;

/// <summary>A workflow accepts whatever has its signature, and fails afterwards.</summary>
public sealed class TeamsEndpointTests
{
    private static string Card(string body, string actions = "") =>
        """{"type":"message","attachments":[{"contentType":"application/vnd.microsoft.card.adaptive","content":{"type":"AdaptiveCard","version":"1.4","body":[""" + body + """],"actions":[""" + actions + "]}}]}";

    public static TheoryData<string, bool> Cards => new()
    {
        { Card("""{"type":"TextBlock","text":"x"}"""), true },
        { Card("""{"type":"RichTextBlock","inlines":[{"type":"TextRun","text":"x","selectAction":{"type":"Action.OpenUrl","url":"https://example.com"}}]}"""), true },
        { Card("""{"type":"FactSet","facts":[{"title":"a","value":"b"}]}"""), true },
        { Card("""{"type":"Container","style":"good","items":[{"type":"TextBlock","text":"x"}]}""", """{"type":"Action.OpenUrl","title":"Run","url":"https://example.com"}"""), true },
        { """{"text":"x"}""", false },
        { """{"type":"message","attachments":[]}""", false },
        { """{"type":"message","attachments":[{"contentType":"text/html","content":{}}]}""", false },
        { Card("").Replace("AdaptiveCard", "MessageCard", StringComparison.Ordinal), false },
        { Card("").Replace("1.4", "1.9", StringComparison.Ordinal), false },
        { Card("""{"type":"TextBlock","text":""}"""), false },
        { Card("""{"type":"RichTextBlock","inlines":[]}"""), false },
        { Card("""{"type":"RichTextBlock","inlines":[{"type":"TextRun","text":""}]}"""), false },
        { Card("""{"type":"FactSet","facts":[{"title":"a"}]}"""), false },
        { Card("""{"type":"Container","style":"red","items":[{"type":"TextBlock","text":"x"}]}"""), false },
        { Card("""{"type":"Marquee","text":"x"}"""), false },
        { Card("", """{"type":"Action.OpenUrl","title":"Run","url":"javascript:alert(1)"}"""), false },
        { Card($$"""{"type":"TextBlock","text":"{{new string('ä', 15_000)}}"}"""), false },
        { "not JSON", false },
    };

    [Theory]
    [MemberData(nameof(Cards))]
    public async Task A_card_is_accepted_and_posted_only_when_it_is_right(string body, bool isPosted)
    {
        await using var server = await StartAsync();

        (await PostAsync(server, server.TeamsWebhook("w1"), body, "application/json")).ShouldBe((HttpStatusCode.Accepted, null));

        (server.TeamsRuns.ShouldHaveSingleItem().Problem is null).ShouldBe(isPosted, server.TeamsRuns[0].Problem);
    }

    [Fact]
    public async Task Without_signature_type_or_workflow_nothing_runs()
    {
        await using var server = await StartAsync();

        (await PostAsync(server, new Uri($"{server.Address}workflows/w1/triggers/manual/paths/invoke?sig=wrong"), "{}", "application/json")).ShouldBe((HttpStatusCode.Unauthorized, "AuthorizationFailed"));
        (await PostAsync(server, server.TeamsWebhook("w2"), "{}", "application/json")).ShouldBe((HttpStatusCode.NotFound, "WorkflowNotFound"));
        (await PostAsync(server, server.TeamsWebhook("w1"), "{}", "text/plain")).ShouldBe((HttpStatusCode.BadRequest, "TriggerInputSchemaMismatch"));
        server.TeamsRuns.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(@"\*a\* **b** _c_ my_name", "*a* b c my_name")]
    [InlineData("[see](https://example.com) \\[not\\]", "see [not]")]
    [InlineData("1. first", "first")]
    [InlineData(@"1\. first \# x", "1. first # x")]
    [InlineData("{{DATE(2017-02-14T06:08:00Z)}}", "1 January")]
    [InlineData(@"\{\{DATE(2017-02-14T06:08:00Z)}}", "{{DATE(2017-02-14T06:08:00Z)}}")]
    [InlineData(@"C:\temp \\", @"C:\temp \")]
    public void Markdown_is_shown_as_teams_does(string markdown, string shown) =>
        TeamsView.Texts(JsonNode.Parse(Card(new JsonObject { ["type"] = "TextBlock", ["text"] = markdown }.ToJsonString()))!).ShouldBe([shown]);

    [Fact]
    public void Runs_are_shown_as_they_are_but_for_dates() =>
        TeamsView.Texts(JsonNode.Parse(Card("""{"type":"RichTextBlock","inlines":[{"type":"TextRun","text":"*a* {{DATE(1)}} {"},{"type":"TextRun","text":"{TIME(1)}}"}]}"""))!).ShouldBe(["*a* 1 January {{TIME(1)}}"]);

    private static Task<LocalGitHubServer> StartAsync() => LocalGitHubServer.StartAsync(new LocalGitHubOptions { TeamsWorkflows = new Dictionary<string, string> { ["w1"] = "s1" } });

    private static async Task<(HttpStatusCode Status, string? Code)> PostAsync(LocalGitHubServer server, Uri address, string body, string type)
    {
        using var http = new HttpClient { BaseAddress = server.Address };
        using var answer = await http.PostAsync(address, new StringContent(body, Encoding.UTF8, type));
        var said = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, said.Length == 0 ? null : JsonNode.Parse(said)!["error"]!["code"]!.GetValue<string>());
    }
}
