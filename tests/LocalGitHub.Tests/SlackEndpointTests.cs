using System.Net;
using System.Text.Json;

namespace LocalGitHub.Tests;

/// <summary>The webhook refuses what Slack refuses, so that a message that passes here arrives there.</summary>
public sealed class SlackEndpointTests
{
    private static string Blocks(int count, object block) => JsonSerializer.Serialize(new { text = "x", blocks = Enumerable.Repeat(block, count) });

    private static object Section(int length) => new { type = "section", text = new { type = "mrkdwn", text = new string('a', length) } };

    private static object Header(int length) => new { type = "header", text = new { type = "plain_text", text = new string('a', length) } };

    private static object Fields(int count, int length) => new { type = "section", fields = Enumerable.Repeat(new { type = "mrkdwn", text = new string('a', length) }, count) };

    private static object Context(int count) => new { type = "context", elements = Enumerable.Repeat(new { type = "mrkdwn", text = "a" }, count) };

    private static object Buttons(int count, int length) => new { type = "actions", elements = Enumerable.Repeat(new { type = "button", text = new { type = "plain_text", text = new string('a', length) } }, count) };

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
        { Blocks(1, new { type = "header", text = new { type = "mrkdwn", text = "a" } }), 400, "invalid_blocks" },
        { Blocks(1, new { type = "section", text = new { type = "html", text = "a" } }), 400, "invalid_blocks" },
        { Blocks(1, new { type = "section", text = new { type = "plain_text", text = "a", verbatim = true } }), 400, "invalid_blocks" },
        { Blocks(1, new { type = "section", text = new { type = "mrkdwn", text = "a", emoji = true } }), 400, "invalid_blocks" },
        { Blocks(1, new { type = "section" }), 400, "invalid_blocks" },
        { Blocks(1, Fields(10, 1)), 200, "ok" },
        { Blocks(1, Fields(11, 1)), 400, "invalid_blocks" },
        { Blocks(1, Fields(0, 1)), 400, "invalid_blocks" },
        { Blocks(1, Fields(1, 2000)), 200, "ok" },
        { Blocks(1, Fields(1, 2001)), 400, "invalid_blocks" },
        { Blocks(1, Context(10)), 200, "ok" },
        { Blocks(1, Context(11)), 400, "invalid_blocks" },
        { Blocks(1, Buttons(25, 75)), 200, "ok" },
        { Blocks(1, Buttons(26, 1)), 400, "invalid_blocks" },
        { Blocks(1, Buttons(1, 76)), 400, "invalid_blocks" },
        { Blocks(44, Section(300)), 200, "ok" },
        { Blocks(45, Section(300)), 400, "msg_blocks_too_long" },
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

    [Theory]
    [InlineData("no_service", 404)]
    [InlineData("action_prohibited", 403)]
    [InlineData("channel_is_archived", 410)]
    public async Task A_webhook_may_always_refuse(string word, int status)
    {
        await using var server = await LocalGitHubServer.StartAsync(new LocalGitHubOptions { Webhooks = new HashSet<string> { "T1/B1/x" }, SlackRefusals = new Dictionary<string, string> { ["T1/B1/x"] = word } });
        using var http = new HttpClient();

        using var answer = await http.PostAsync(server.Webhook("T1/B1/x"), new StringContent("""{"text":"x"}"""));

        ((int)answer.StatusCode).ShouldBe(status);
        (await answer.Content.ReadAsStringAsync()).ShouldBe(word);
    }

    [Theory]
    [InlineData("11/x", """{"text":"x"}""", 200)]
    [InlineData("11/x", """{"blocks":[{"type":"divider"}]}""", 400)]
    [InlineData("11/y", """{"text":"x"}""", 404)]
    public async Task Discord_reads_the_text_only(string webhook, string payload, int status)
    {
        await using var server = await LocalGitHubServer.StartAsync(new LocalGitHubOptions { Webhooks = new HashSet<string> { "11/x" } });
        using var http = new HttpClient();

        using var answer = await http.PostAsync(server.DiscordWebhook(webhook), new StringContent(payload));
        using var tooLong = await http.PostAsync(server.DiscordWebhook("11/x"), new StringContent(JsonSerializer.Serialize(new { text = new string('a', 2001) })));

        ((int)answer.StatusCode).ShouldBe(status);
        tooLong.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
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
