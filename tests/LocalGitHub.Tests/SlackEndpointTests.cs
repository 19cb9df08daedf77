using System.Net;
using System.Text.Json;

namespace LocalGitHub.Tests;

/// <summary>The webhook refuses what Slack refuses, so that a message that passes here arrives there.</summary>
public sealed class SlackEndpointTests
{
    private static string Blocks(int count, object block) => JsonSerializer.Serialize(new { text = "x", blocks = Enumerable.Repeat(block, count) });

    private static object Section(int length) => new { type = "section", text = new { type = "mrkdwn", text = new string('a', length) } };

    private static object Header(int length) => new { type = "header", text = new { type = "plain_text", text = new string('a', length) } };

    public static TheoryData<string, int, string> Messages => new()
    {
        { """{"text":"deployed"}""", 200, "ok" },
        { """{"blocks":[{"type":"divider"}]}""", 200, "ok" },
        { """{"attachments":[{"text":"x"}]}""", 200, "ok" },
        { "text=deployed", 400, "invalid_payload" },
        { "{\"text\":\"broken", 400, "invalid_payload" },
        { "[]", 400, "invalid_payload" },
        { "{}", 400, "no_text" },
        { """{"text":""}""", 400, "no_text" },
        { """{"text":"x","blocks":"y"}""", 400, "invalid_blocks_format" },
        { """{"text":"x","blocks":[{"no":"type"}]}""", 400, "invalid_blocks" },
        { JsonSerializer.Serialize(new { text = new string('a', 40_000) }), 200, "ok" },
        { JsonSerializer.Serialize(new { text = new string('a', 40_001) }), 400, "msg_too_long" },
        { Blocks(50, Section(1)), 200, "ok" },
        { Blocks(51, Section(1)), 400, "invalid_blocks" },
        { Blocks(1, Section(3000)), 200, "ok" },
        { Blocks(1, Section(3001)), 400, "invalid_blocks" },
        { Blocks(1, Section(0)), 400, "invalid_blocks" },
        { Blocks(1, Header(150)), 200, "ok" },
        { Blocks(1, Header(151)), 400, "invalid_blocks" },
    };

    [Theory]
    [MemberData(nameof(Messages))]
    public async Task A_message_gets_the_answer_slack_gives(string payload, int status, string said)
    {
        await using var server = await LocalGitHubServer.StartAsync(new LocalGitHubOptions { Webhooks = new HashSet<string> { "T1/B1/x" } });
        using var http = new HttpClient();

        using var answer = await http.PostAsync(server.Webhook("T1/B1/x"), new StringContent(payload));

        ((int)answer.StatusCode).ShouldBe(status);
        (await answer.Content.ReadAsStringAsync()).ShouldBe(said);
        server.Requests.ShouldHaveSingleItem().Body.ShouldBe(payload);
        server.Requests[0].Status.ShouldBe(status);
    }

    [Fact]
    public async Task A_webhook_that_does_not_exist_is_no_service()
    {
        await using var server = await LocalGitHubServer.StartAsync();
        using var http = new HttpClient();

        using var answer = await http.PostAsync(server.Webhook("T1/B1/x"), new StringContent("""{"text":"x"}"""));

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.Content.ReadAsStringAsync()).ShouldBe("no_service");
    }
}
