using Notify.Tests.Support;
using Testing;

namespace Notify.Tests.Slack;

/// <summary>What cannot work is said before anything is sent.</summary>
public sealed class SlackInputTests
{
    private const string Webhook = "https://hooks.slack.com/services/T1/B1/Sesame";

    public static TheoryData<string, string> Wrong => new()
    {
        { $"slack-webhook-url={Webhook}|slack-update-ts=1.2", "Input 'slack-update-ts': '1.2' is not allowed: a webhook cannot change messages: give 'slack-bot-token' and 'slack-channel'." },
        { $"slack-webhook-url={Webhook}|slack-thread-ts=1.2", "Input 'slack-thread-ts': '1.2' is not allowed: a webhook cannot answer in threads: give 'slack-bot-token' and 'slack-channel'." },
        { "slack-bot-token=xoxb-Sesame", "Input 'slack-channel': 'slack-bot-token' needs it" },
        { "slack-bot-token=xoxb-Sesame|slack-channel=deployments|slack-update-ts=1.2", "Input 'slack-channel': 'deployments' is not allowed: messages are changed in a channel given by its id" },
        { "slack-bot-token=xoxb-Sesame|slack-channel=C001|slack-update-ts=1.2|slack-thread-ts=1.2", "Input 'slack-thread-ts': '1.2' is not allowed: a message is changed where it is" },
        { "slack-bot-token=xoxb-Sesame|slack-channel=C001|slack-update-ts=now", "Input 'slack-update-ts': 'now' is not allowed: expected the output 'slack-ts' of an earlier step" },
        { "slack-webhook-url=hooks.slack.com/Sesame", "Input 'slack-webhook-url': expected an address that begins with https://." },
        { "slack-webhook-url=https://discord.com/api/webhooks/11/Sesame", "Input 'slack-webhook-url': a webhook of Discord takes messages of this form with '/slack' at the end" },
        { "sinks=slack", "Input 'slack-webhook-url': the sink 'slack' is named in 'sinks' and needs it, or 'slack-bot-token'." },
        { $"slack-webhook-url={Webhook}|slack-mention=everyone", "Input 'slack-mention': 'everyone' is not allowed: expected the id of a user (U…), the id of a group (S…), 'here' or 'channel'." },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task Wrong_inputs_end_the_step(string inputs, string problem)
    {
        using var run = With(inputs);
        await run.NotifyAsync();

        run.ExitCode.ShouldBe(2);
        run.Log.ShouldContain(problem);
        Shown.Of(run).ShouldNotContain("Sesame");
    }

    [Fact]
    public async Task Too_many_mentions_are_a_group()
    {
        using var run = With($"slack-webhook-url={Webhook}").Input("slack-mention", string.Join('\n', Enumerable.Range(100, 21).Select(number => $"U{number}")));
        await run.NotifyAsync();

        run.ExitCode.ShouldBe(2);
        run.Log.ShouldContain("expected at most 20 lines: mention a group");
    }

    [Theory]
    [InlineData("slack-update-ts=1712345678.000001")]
    [InlineData("slack-channel=C001|slack-mention=here")]
    public async Task Without_credentials_slack_is_not_configured(string inputs)
    {
        using var run = With(inputs);
        await run.NotifyAsync();

        run.ExitCode.ShouldBe(0);
        run.Outputs["results"].ShouldContain("\"slack\":{\"outcome\":\"skipped\",\"reason\":\"not configured\"");
    }

    [Fact]
    public async Task A_sink_that_is_not_named_is_left_alone()
    {
        await using var place = await SlackPlace.OpenAsync();
        using var run = await place.Webhook().Input("sinks", "teams").Input("teams-webhook-url", place.Server.Webhook("T1/B1/Sesame").AbsoluteUri).NotifyAsync();

        run.Outputs["results"].ShouldContain("\"slack\":{\"outcome\":\"skipped\",\"reason\":\"not configured\"");
    }

    private static ActionRun With(string inputs)
    {
        var run = NotifyRun.Of();
        foreach (var pair in inputs.Split('|').Select(input => input.Split('=', 2))) run.Input(pair[0], pair[1]);
        return run;
    }
}
