using System.Text.Json.Nodes;
using LocalGitHub;
using Notify.Tests.Support;
using Testing;

namespace Notify.Tests.Slack;

public sealed class SlackWebhookTests
{
    [Fact]
    public async Task A_deployment_is_told_in_blocks()
    {
        await using var place = await SlackPlace.OpenAsync();
        using var run = await place.Webhook().Input("service", "checkout").Input("environment", "production").Input("version", "v1.4.0").NotifyAsync();

        run.ExitCode.ShouldBe(0);
        Result(run)["outcome"]!.GetValue<string>().ShouldBe("delivered");
        var request = place.Server.Requests.ShouldHaveSingleItem();
        request.Headers["Content-Type"].ShouldBe("application/json; charset=utf-8");
        var message = JsonNode.Parse(request.Body)!;
        message["text"]!.GetValue<string>().ShouldBe("✅ checkout v1.4.0 deployed to production\nhttps://github.com/acme/shop/actions/runs/1001");
        var view = SlackView.Of(message);
        view.Texts.ShouldBe(
        [
            "✅ checkout v1.4.0 deployed to production",
            "Service\ncheckout", "Environment\nproduction", "Version\nv1.4.0", "Commit\naaaaaaa", "Ref\nmain", "By\noctocat",
            "Changes\n• aaaaaaa: Sell tea",
            "Run · Compare",
        ]);
        view.Mentions.ShouldBeEmpty();
        SlackRules.Problem(request.Body).ShouldBeNull();
    }

    [Theory]
    [InlineData(FaultKind.SecondaryRateLimit, 0, false)]
    [InlineData(FaultKind.SecondaryRateLimit, 0, true)]
    [InlineData(FaultKind.ServerError, 500, false)]
    [InlineData(FaultKind.ServerError, 503, false)]
    public async Task A_refusal_that_passes_is_waited_for(FaultKind kind, int status, bool asDate)
    {
        await using var place = await SlackPlace.OpenAsync(null, new FaultRule(kind, "/services/", Times: 2, Wait: TimeSpan.FromSeconds(1)) { Status = status, AsDate = asDate });
        using var run = await place.Webhook().NotifyAsync();

        Result(run).ToJsonString().ShouldBe("""{"outcome":"delivered","reason":"","tries":3,"id":""}""");
        run.Log.ShouldContain(status == 0 && !asDate ? "slack: 127.0.0.1 answered 429; trying again in 1 s" : "slack: 127.0.0.1 answered");
        place.Server.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_message_whose_answer_is_lost_is_sent_once_more_and_may_be_there_twice()
    {
        await using var place = await SlackPlace.OpenAsync(null, new FaultRule(FaultKind.Reset, "/services/", Times: 1));
        using var run = await place.Webhook().NotifyAsync();

        Result(run).ToJsonString().ShouldContain("\"delivered\",\"reason\":\"may be duplicated: an earlier try was sent and not answered\",\"tries\":2");
        run.Summary.ShouldContain("may be duplicated");
    }

    [Fact]
    public async Task It_is_sent_twice_at_most_when_no_answer_comes()
    {
        await using var place = await SlackPlace.OpenAsync(null, new FaultRule(FaultKind.Reset, "/services/"));
        using var run = await place.Webhook().NotifyAsync();

        run.ExitCode.ShouldBe(0);
        place.Server.Requests.Count.ShouldBe(2);
        Result(run)["reason"]!.GetValue<string>().ShouldBe("127.0.0.1 broke the connection; it may have arrived all the same");
        run.Log.ShouldContain("::warning title=Not delivered to slack::");
    }

    [Fact]
    public async Task A_receiver_that_hangs_is_asked_once_more()
    {
        await using var place = await SlackPlace.OpenAsync(null, new FaultRule(FaultKind.Hang, "/services/", Times: 1));
        using var run = new ActionRun { Time = new QuickTries() };
        await run.WithEvent([]).Input("status", "success").Input("slack-webhook-url", place.Server.Webhook("T1/B1/Sesame").AbsoluteUri).NotifyAsync();

        Result(run)["outcome"]!.GetValue<string>().ShouldBe("delivered");
        Result(run)["reason"]!.GetValue<string>().ShouldStartWith("may be duplicated");
        run.Log.ShouldContain("did not answer within 10 s");
    }

    [Fact]
    public async Task A_host_that_refuses_connections_is_tried_five_times()
    {
        await using var place = await SlackPlace.OpenAsync();
        var port = place.Server.Address.Port;
        await place.DisposeAsync();
        using var run = await NotifyRun.Of().Input("slack-webhook-url", $"http://127.0.0.1:{port}/services/T1/B1/Sesame").NotifyAsync();

        Result(run).ToJsonString().ShouldBe("""{"outcome":"failed","reason":"127.0.0.1 cannot be reached: connection error","tries":5,"id":""}""");
    }

    [Theory]
    [InlineData("no_service", 404, "The webhook was removed or turned off: make a new one and put its address into the secret")]
    [InlineData("channel_is_archived", 410, "The channel is archived: choose another one")]
    [InlineData("action_prohibited", 403, "An administrator of the workspace does not allow this: ask them, or choose another channel")]
    [InlineData("invalid_blocks", 400, "Without 'template-file' this is a fault of this action: please report it")]
    [InlineData("invalid_payload", 400, "please report it")]
    [InlineData("no_text", 400, "please report it")]
    [InlineData("channel_not_found", 404, "Give the id of the channel")]
    public async Task A_refusal_is_visible_and_final_and_names_the_remedy(string word, int status, string remedy)
    {
        await using var place = await SlackPlace.OpenAsync(word);
        using var run = await place.Webhook().Input("on-error", "fail").NotifyAsync();

        run.ExitCode.ShouldBe(1);
        place.Server.Requests.Count.ShouldBe(1);
        run.Log.ShouldContain($"::error title=Not delivered to slack::slack: failed: 127.0.0.1 answered {status}: {word}. ");
        run.Log.ShouldContain(remedy);
        run.Summary.ShouldContain("❌ failed");
        Shown.Of(run).ShouldNotContain("Sesame");
    }

    [Fact]
    public async Task Discord_takes_the_text_in_which_nobody_is_mentioned()
    {
        await using var place = await SlackPlace.OpenAsync();
        using var run = await NotifyRun.Of("failure")
            .Input("slack-webhook-url", place.Server.DiscordWebhook("11/Sesame").AbsoluteUri)
            .Input("reason", "@everyone look @here " + new string('x', 5_000))
            .NotifyAsync();

        Result(run)["outcome"]!.GetValue<string>().ShouldBe("delivered");
        var text = JsonNode.Parse(place.Server.Requests[0].Body)!["text"]!.GetValue<string>();
        text.ShouldStartWith("❌ deploy of acme/shop failed\n@\u200beveryone look @\u200bhere xxx");
        text.ShouldEndWith("x…\nhttps://github.com/acme/shop/actions/runs/1001");
    }

    [Fact]
    public async Task Bad_news_mention_those_who_asked_for_it_and_good_news_nobody()
    {
        await using var place = await SlackPlace.OpenAsync();
        using var bad = await place.Webhook("failure").Input("slack-mention", "U024BE7LH\nS0615G0KT\nhere").Input("reason", "@channel <!everyone> <@U1>").NotifyAsync();
        using var good = await place.Webhook().Input("slack-mention", "channel").Input("version", "<!here>").NotifyAsync();

        SlackView.Of(JsonNode.Parse(place.Server.Requests[0].Body)!).Mentions.ShouldBe(["@U024BE7LH", "!subteam^S0615G0KT", "!here"]);
        SlackView.Of(JsonNode.Parse(place.Server.Requests[1].Body)!).Mentions.ShouldBeEmpty();
    }

    [Fact]
    public async Task Text_that_slack_would_take_as_markup_is_shown_plainly_and_everything_else_leads_somewhere()
    {
        await using var place = await SlackPlace.OpenAsync();
        using var run = await place.Webhook().Input("environment", "production").Input("environment-url", "https://shop.example.com/?a=1&b=<x|y> z").Input("version", "*1* `2`").NotifyAsync();

        var fields = JsonNode.Parse(place.Server.Requests[0].Body)!["blocks"]![1]!["fields"]!.AsArray().Select(field => field!.ToJsonString());
        fields.ShouldContain(new JsonObject { ["type"] = "mrkdwn", ["text"] = "*Environment*\n<https://shop.example.com/?a=1&amp;b=%3Cx%7Cy%3E%20z|production>", ["verbatim"] = true }.ToJsonString());
        fields.ShouldContain(new JsonObject { ["type"] = "plain_text", ["text"] = "Version\n*1* `2`", ["emoji"] = false }.ToJsonString());
    }

    [Fact]
    public async Task An_answer_of_somebody_in_between_is_no_delivery_although_the_status_is_200()
    {
        await using var place = await SlackPlace.OpenAsync(null, new FaultRule(FaultKind.ServerError) { Status = 200 });
        using var run = await place.Webhook().NotifyAsync();

        Result(run)["outcome"]!.GetValue<string>().ShouldBe("failed");
        Result(run)["reason"]!.GetValue<string>().ShouldStartWith("127.0.0.1 answered 200: {\"message\":\"Server Error\"");
        place.Server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_dry_run_shows_the_message_and_not_the_address()
    {
        await using var place = await SlackPlace.OpenAsync();
        using var run = await place.Webhook().Input("dry-run", "true").NotifyAsync();

        place.Server.Requests.ShouldBeEmpty();
        run.Log.ShouldContain("POST 127.0.0.1");
        run.Log.ShouldContain("\"type\":\"header\"");
        Shown.Of(run).ShouldNotContain("Sesame");
    }

    private static JsonNode Result(ActionRun run) => JsonNode.Parse(run.Outputs["results"])!["slack"]!;
}
