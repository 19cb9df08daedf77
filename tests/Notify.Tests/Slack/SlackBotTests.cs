using System.Text.Json.Nodes;
using LocalGitHub;
using Notify.Tests.Support;
using Testing;

namespace Notify.Tests.Slack;

public sealed class SlackBotTests
{
    [Fact]
    public async Task A_message_is_posted_and_its_name_is_an_output()
    {
        await using var place = await SlackPlace.OpenAsync();
        using var run = await place.Bot().NotifyAsync();

        var message = place.Server.SlackMessages.ShouldHaveSingleItem();
        message.Channel.ShouldBe("C001");
        message.ThreadTs.ShouldBeNull();
        SlackView.Of(message.Payload).Texts[0].ShouldBe("✅ deploy of acme/shop succeeded");
        run.Outputs["slack-ts"].ShouldBe(message.Ts);
        Result(run).ToJsonString().ShouldBe($$"""{"outcome":"delivered","reason":"","tries":1,"id":"{{message.Ts}}"}""");
        place.Server.Requests[0].Headers["Authorization"].ShouldBe($"Bearer {SlackPlace.Token}");
    }

    [Fact]
    public async Task A_later_step_changes_the_message()
    {
        await using var place = await SlackPlace.OpenAsync();
        using var first = await place.Bot("started", "C001").NotifyAsync();
        using var second = await place.Bot("success", "C001").Input("slack-update-ts", first.Outputs["slack-ts"]).NotifyAsync();

        SlackView.Of(place.Server.SlackMessages.ShouldHaveSingleItem().Payload).Texts[0].ShouldBe("✅ deploy of acme/shop succeeded");
        second.Outputs["slack-ts"].ShouldBe(first.Outputs["slack-ts"]);
        JsonNode.Parse(place.Server.Requests[1].Body)!["parse"]!.GetValue<string>().ShouldBe("none");
    }

    [Fact]
    public async Task A_later_step_answers_in_the_thread()
    {
        await using var place = await SlackPlace.OpenAsync();
        using var first = await place.Bot("started").NotifyAsync();
        using var second = await place.Bot("failure").Input("slack-thread-ts", first.Outputs["slack-ts"]).NotifyAsync();

        place.Server.SlackMessages.Count.ShouldBe(2);
        place.Server.SlackMessages[1].ThreadTs.ShouldBe(first.Outputs["slack-ts"]);
    }

    [Fact]
    public async Task The_bot_is_used_when_there_is_a_webhook_too()
    {
        await using var place = await SlackPlace.OpenAsync();
        using var run = await place.Bot().Input("slack-webhook-url", place.Server.Webhook("T1/B1/Sesame").AbsoluteUri).NotifyAsync();

        place.Server.Requests.ShouldHaveSingleItem().Path.ShouldBe("/api/chat.postMessage");
    }

    [Theory]
    [InlineData("nowhere", "channel_not_found. Give the id of the channel (C…) as 'slack-channel'")]
    [InlineData("secret", "not_in_channel. Invite the app to the channel with /invite @app")]
    [InlineData("old", "is_archived. The channel is archived")]
    public async Task A_channel_that_cannot_be_written_to_is_a_failure_although_the_status_is_200(string channel, string reason)
    {
        await using var place = await SlackPlace.OpenAsync();
        using var run = await place.Bot(channel: channel).Input("on-error", "fail").NotifyAsync();

        run.ExitCode.ShouldBe(1);
        place.Server.Requests.ShouldHaveSingleItem().Status.ShouldBe(200);
        Result(run)["reason"]!.GetValue<string>().ShouldStartWith($"127.0.0.1 refused: {reason}");
        run.Outputs["slack-ts"].ShouldBeEmpty();
    }

    [Theory]
    [InlineData("xoxb-unknown-000000", "invalid_auth. Copy the bot token (xoxb-…) anew")]
    [InlineData("xoxb-blind-0000000000", "missing_scope. Add the scope chat:write under 'OAuth & Permissions'")]
    public async Task A_token_that_will_not_do_is_named_with_the_remedy(string token, string reason)
    {
        await using var place = await SlackPlace.OpenAsync();
        using var run = await place.Bot().Input("slack-bot-token", token).NotifyAsync();

        Result(run)["reason"]!.GetValue<string>().ShouldStartWith($"127.0.0.1 refused: {reason}");
        Shown.Of(run).ShouldNotContain(token);
    }

    [Fact]
    public async Task A_message_of_somebody_else_is_not_changed()
    {
        await using var place = await SlackPlace.OpenAsync();
        using var first = await place.Bot(channel: "C001").Input("slack-bot-token", "xoxb-other-0000000000").NotifyAsync();
        using var second = await place.Bot(channel: "C001").Input("slack-update-ts", first.Outputs["slack-ts"]).NotifyAsync();
        using var third = await place.Bot(channel: "C001").Input("slack-update-ts", "1.2").NotifyAsync();
        using var fourth = await place.Bot().Input("slack-thread-ts", "1.2").NotifyAsync();

        Result(second)["reason"]!.GetValue<string>().ShouldContain("cant_update_message. The message belongs to somebody else");
        Result(third)["reason"]!.GetValue<string>().ShouldContain("message_not_found. 'slack-update-ts' has to come from a message of the same bot");
        Result(fourth)["reason"]!.GetValue<string>().ShouldContain("thread_not_found. 'slack-thread-ts' has to come from a message in the same channel");
    }

    [Theory]
    [InlineData(FaultKind.SecondaryRateLimit, 0)]
    [InlineData(FaultKind.ServerError, 500)]
    public async Task A_refusal_that_passes_is_waited_for(FaultKind kind, int status)
    {
        await using var place = await SlackPlace.OpenAsync(null, new FaultRule(kind, "/api/chat.", Times: 2, Wait: TimeSpan.FromSeconds(1)) { Status = status });
        using var run = await place.Bot().NotifyAsync();

        Result(run)["tries"]!.GetValue<int>().ShouldBe(3);
        place.Server.SlackMessages.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_lost_answer_is_said_for_a_new_message_and_is_no_harm_for_a_changed_one()
    {
        await using var place = await SlackPlace.OpenAsync(null, new FaultRule(FaultKind.Reset, "/api/chat.postMessage", Times: 1), new FaultRule(FaultKind.Reset, "/api/chat.update", Times: 3));
        using var first = await place.Bot(channel: "C001").NotifyAsync();
        using var second = await place.Bot(channel: "C001").Input("slack-update-ts", first.Outputs["slack-ts"]).NotifyAsync();

        Result(first)["reason"]!.GetValue<string>().ShouldBe("may be duplicated: an earlier try was sent and not answered");
        Result(second).ToJsonString().ShouldContain("\"outcome\":\"delivered\",\"reason\":\"\",\"tries\":4");
    }

    [Fact]
    public async Task An_answer_that_is_not_slacks_is_no_delivery()
    {
        await using var place = await SlackPlace.OpenAsync();
        using var run = await place.Bot().Input("slack-api-url", place.Server.Address.AbsoluteUri).NotifyAsync();

        Result(run)["outcome"]!.GetValue<string>().ShouldBe("failed");
        Result(run)["reason"]!.GetValue<string>().ShouldStartWith("127.0.0.1 answered 404");
    }

    private static JsonNode Result(ActionRun run) => JsonNode.Parse(run.Outputs["results"])!["slack"]!;
}
