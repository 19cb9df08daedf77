using System.Text;
using System.Text.Json.Nodes;
using LocalGitHub;
using Notify.Limits;
using Notify.Messages;
using Notify.Sinks;
using Notify.Sinks.Slack;
using Notify.Tests.Support;

namespace Notify.Tests.Slack;

/// <summary>Whatever happens, Slack takes the message, and shows what was said.</summary>
public sealed class SlackPropertyTests
{
    [Fact]
    public void No_notification_breaks_a_limit()
    {
        var random = new RandomNotifications(1);
        for (var trial = 0; trial < 10_000; trial++)
        {
            var message = MessageWriter.Write(random.Next(30, mayBeHuge: trial % 100 == 0));
            var sent = Encoding.UTF8.GetString(JsonBody.Of(SlackMessageWriter.Write(message, mentions: "<!here>")).Span);

            SlackRules.Problem(sent).ShouldBeNull(sent);
            var payload = JsonNode.Parse(sent)!;
            payload["text"]!.GetValue<string>().Length.ShouldBeLessThanOrEqualTo(SlackLimits.Text.Most);
            SlackView.Of(payload).Mentions.ShouldBe(["!here"]);
            SlackView.Of(payload).Texts[^1].ShouldStartWith("Run");
            foreach (var section in message.Sections) SlackView.Of(payload).Texts.ShouldContain(text => text.StartsWith(section.Heading + "\n", StringComparison.Ordinal));
            Lengths(payload["blocks"]!).ShouldBeLessThanOrEqualTo(SlackLimits.AllText.Most);
        }
    }

    [Fact]
    public void What_has_room_is_shown_character_for_character()
    {
        var random = new RandomNotifications(2);
        for (var trial = 0; trial < 10_000; trial++)
        {
            var told = random.Next(6);
            told = told with { Changes = [.. told.Changes.Take(10)], Jobs = [.. told.Jobs.Take(10)], Builds = [] };
            var message = MessageWriter.Write(told);

            var texts = SlackView.Of(JsonNode.Parse(JsonBody.Of(SlackMessageWriter.Write(message)).Span)!).Texts;

            if (message.Title.Length <= 30) texts[0].ShouldBe(message.Title);
            if (!string.IsNullOrWhiteSpace(told.Reason)) texts.ShouldContain(told.Reason);
            foreach (var fact in message.Facts) texts.ShouldContain($"{fact.Label}\n{fact.Value}");
            foreach (var section in message.Sections)
            {
                var lines = section.Lines.Select(line => line.Label.Length == 0 ? $"\n• {line.Value}" : $"\n• {line.Label}: {line.Value}");
                texts.ShouldContain(section.Heading + string.Concat(lines) + (section.More == 0 ? "" : $"\n… ({section.More} more)"));
            }
        }
    }

    [Fact]
    public void What_has_no_room_is_counted()
    {
        var told = SampleNotification.Deployment(Notify.Events.NotificationStatus.Failure) with
        {
            Reason = new string('&', 5_000),
            Jobs = [.. Enumerable.Range(1, 250).Select(number => new Notify.Events.JobResult($"job-{number}-{new string('n', 50)}", "success"))],
        };

        var texts = SlackView.Of(SlackMessageWriter.Write(MessageWriter.Write(told))).Texts;

        var reason = texts.Single(text => text.StartsWith("&&", StringComparison.Ordinal));
        reason.ShouldEndWith($"&… ({5_000 - reason.Count(letter => letter == '&'):N0} more characters)");
        var jobs = texts.Single(text => text.StartsWith("Jobs", StringComparison.Ordinal)).Split('\n');
        jobs[^1].ShouldBe($"… ({250 - (jobs.Length - 2)} more)");
        jobs.Length.ShouldBeGreaterThan(20);
    }

    [Fact]
    public void The_table_holds_the_limits() =>
        LimitTable.All.ShouldContain(new Limit(SinkName.Slack, "text of a section", 3_000, "characters"));

    private static int Lengths(JsonNode node) => node switch
    {
        JsonObject one => one.Sum(member => member is { Key: "text", Value: JsonValue text } ? text.GetValue<string>().Length : member.Value is null ? 0 : Lengths(member.Value)),
        JsonArray list => list.Sum(item => Lengths(item!)),
        _ => 0,
    };
}
