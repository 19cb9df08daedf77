using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace LocalGitHub.Tests;

/// <summary>The API refuses with Slack's words, and status 200.</summary>
public sealed class SlackApiTests
{
    private static readonly LocalGitHubOptions Options = new()
    {
        SlackTokens = new Dictionary<string, IReadOnlyList<string>> { ["xoxb-1"] = ["chat:write"], ["xoxb-2"] = ["users:read"], ["xoxb-3"] = ["chat:write", "chat:write.public"] },
        SlackChannels = [new LocalSlackChannel("C1", "general"), new LocalSlackChannel("C2", "quiet") { HasBots = false }, new LocalSlackChannel("C3", "old") { IsArchived = true }],
    };

    [Theory]
    [InlineData("", """{"channel":"C1","text":"x"}""", "not_authed")]
    [InlineData("xoxb-0", """{"channel":"C1","text":"x"}""", "invalid_auth")]
    [InlineData("xoxb-2", """{"channel":"C1","text":"x"}""", "missing_scope")]
    [InlineData("xoxb-1", """{"channel":"C1","text":"x"}""", null)]
    [InlineData("xoxb-1", """{"channel":"#general","text":"x"}""", null)]
    [InlineData("xoxb-1", """{"channel":"C9","text":"x"}""", "channel_not_found")]
    [InlineData("xoxb-1", """{"text":"x"}""", "channel_not_found")]
    [InlineData("xoxb-1", """{"channel":"C2","text":"x"}""", "not_in_channel")]
    [InlineData("xoxb-3", """{"channel":"C2","text":"x"}""", null)]
    [InlineData("xoxb-1", """{"channel":"C3","text":"x"}""", "is_archived")]
    [InlineData("xoxb-1", """{"channel":"C1"}""", "no_text")]
    [InlineData("xoxb-1", """{"channel":"C1","text":"x","blocks":[{}]}""", "invalid_blocks")]
    [InlineData("xoxb-1", """{"channel":"C1","text":"x","thread_ts":"1.2"}""", "thread_not_found")]
    [InlineData("xoxb-1", "[]", "json_not_object")]
    [InlineData("xoxb-1", "{", "invalid_json")]
    public async Task A_new_message_gets_the_answer_slack_gives(string token, string payload, string? word)
    {
        await using var server = await LocalGitHubServer.StartAsync(Options);

        var said = await CallAsync(server, "chat.postMessage", token, payload);

        said["ok"]!.GetValue<bool>().ShouldBe(word is null);
        said["error"]?.GetValue<string>().ShouldBe(word);
        server.SlackMessages.Count.ShouldBe(word is null ? 1 : 0);
    }

    [Fact]
    public async Task A_message_is_changed_by_its_author_in_a_channel_given_by_id()
    {
        await using var server = await LocalGitHubServer.StartAsync(Options);
        var ts = (await CallAsync(server, "chat.postMessage", "xoxb-1", """{"channel":"general","text":"x"}"""))["ts"]!.GetValue<string>();

        (await CallAsync(server, "chat.update", "xoxb-1", $$"""{"channel":"general","ts":"{{ts}}","text":"y"}"""))["error"]!.GetValue<string>().ShouldBe("channel_not_found");
        (await CallAsync(server, "chat.update", "xoxb-3", $$"""{"channel":"C1","ts":"{{ts}}","text":"y"}"""))["error"]!.GetValue<string>().ShouldBe("cant_update_message");
        (await CallAsync(server, "chat.update", "xoxb-1", """{"channel":"C1","ts":"1.2","text":"y"}"""))["error"]!.GetValue<string>().ShouldBe("message_not_found");
        (await CallAsync(server, "chat.update", "xoxb-1", $$"""{"channel":"C1","ts":"{{ts}}"}"""))["error"]!.GetValue<string>().ShouldBe("no_text");
        (await CallAsync(server, "chat.update", "xoxb-1", $$"""{"channel":"C1","ts":"{{ts}}","text":"y"}"""))["ts"]!.GetValue<string>().ShouldBe(ts);

        server.SlackMessages.ShouldHaveSingleItem().Payload["text"]!.GetValue<string>().ShouldBe("y");
    }

    [Fact]
    public async Task An_answer_in_a_thread_belongs_to_it()
    {
        await using var server = await LocalGitHubServer.StartAsync(Options);
        var ts = (await CallAsync(server, "chat.postMessage", "xoxb-1", """{"channel":"C1","text":"x"}"""))["ts"]!.GetValue<string>();

        await CallAsync(server, "chat.postMessage", "xoxb-1", $$"""{"channel":"C1","text":"y","thread_ts":"{{ts}}"}""");

        server.SlackMessages.Select(message => message.ThreadTs).ShouldBe([null, ts]);
    }

    private static async Task<JsonNode> CallAsync(LocalGitHubServer server, string method, string token, string payload)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{server.SlackApi}/{method}") { Content = new StringContent(payload, Encoding.UTF8, "application/json") };
        if (token.Length > 0) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await http.SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }
}
