using System.Text.Json.Nodes;
using LocalGitHub;
using Notify.Tests.Support;

namespace Notify.Tests;

/// <summary>What goes in as inputs and as commits of the event is what people see, character for character.</summary>
public sealed class RoundTripTests
{
    private const string Odd = "\"quoted\" 'too' `code` ```more``` *b* _i_ ~s~ ${{ secrets.X }} {{status}} {{DATE(2017-02-14T06:08:00Z)}} $(x) <tag> &amp; a|b \\ \\n --> <!-- x --> 😀 👨‍👩‍👧‍👦 e\u0301 \u2028\u200f\u202e𝒳 :tada: # > - @channel <!here> [a](b)";
    private const string OddLines = Odd + "\n> second\r\n\n1. fourth";

    [Fact]
    public async Task Chats_show_every_character()
    {
        await using var server = await LocalGitHubServer.StartAsync(new LocalGitHubOptions
        {
            Webhooks = new HashSet<string> { "T1/B1/x" },
            TeamsWorkflows = new Dictionary<string, string> { ["w1"] = "signature-1" },
        });
        using var run = NotifyRun.Of("failure")
            .WithEvent(new JsonObject { ["commits"] = new JsonArray(new JsonObject { ["id"] = new string('c', 40), ["message"] = Odd + "\n\nMore." }) })
            .Input("slack-webhook-url", server.Webhook("T1/B1/x").AbsoluteUri)
            .Input("teams-webhook-url", server.TeamsWebhook("w1").AbsoluteUri)
            .Input("version", Odd[..60])
            .Input("reason", OddLines);
        await run.NotifyAsync();

        run.Outputs["delivered-count"].ShouldBe("2", run.Log);
        var slack = SlackView.Of(JsonNode.Parse(server.Requests.Single(request => request.Path.StartsWith("/services/", StringComparison.Ordinal)).Body)!);
        slack.Texts.ShouldContain(OddLines);
        slack.Texts.ShouldContain($"Version\n{Odd[..60]}");
        slack.Texts.ShouldContain($"Changes\n• ccccccc: {Odd}");
        slack.Mentions.ShouldBeEmpty();
        var teams = TeamsView.Texts(JsonNode.Parse(server.TeamsRuns.ShouldHaveSingleItem().Body)!);
        string.Join('\n', teams).ShouldContain(OddLines.Replace("\n\n", "\n\u00a0\n", StringComparison.Ordinal), Case.Sensitive);
        teams.ShouldContain(Odd[..60]);
        teams.ShouldContain($"• ccccccc: {Odd}");
        server.TeamsRuns[0].Problem.ShouldBeNull();
    }
}
