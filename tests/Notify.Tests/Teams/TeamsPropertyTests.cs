using System.Text;
using System.Text.Json.Nodes;
using LocalGitHub;
using Notify.Messages;
using Notify.Sinks;
using Notify.Sinks.Teams;
using Notify.Tests.Support;

namespace Notify.Tests.Teams;

/// <summary>Whatever happens, the workflow can post the card, and it shows what was said.</summary>
public sealed class TeamsPropertyTests
{
    [Fact]
    public void No_notification_breaks_a_limit()
    {
        var random = new RandomNotifications(3);
        for (var trial = 0; trial < 10_000; trial++)
        {
            var message = MessageWriter.Write(random.Next(30, mayBeHuge: trial % 100 == 0));
            var card = TeamsCardWriter.Write(message);
            var sent = JsonBody.Of(card);

            sent.Length.ShouldBeLessThanOrEqualTo(TeamsLimits.Request.Most);
            TeamsRules.Problem(Encoding.UTF8.GetString(sent.Span)).ShouldBeNull();
            foreach (var section in message.Sections) TeamsView.Texts(card).ShouldContain(section.Heading);
        }
    }

    [Fact]
    public void What_has_room_is_shown_character_for_character()
    {
        var random = new RandomNotifications(4);
        for (var trial = 0; trial < 10_000; trial++)
        {
            var told = random.Next(6);
            told = told with { Changes = [.. told.Changes.Take(5)], Jobs = [.. told.Jobs.Take(5)], Builds = [] };
            var message = MessageWriter.Write(told);

            var texts = TeamsView.Texts(JsonNode.Parse(JsonBody.Of(TeamsCardWriter.Write(message)).Span)!);

            texts[0].ShouldBe(message.Title);
            if (told.Reason is { } reason) string.Join('\n', texts).ShouldContain(string.Join('\n', reason.Split('\n').Select(line => line.Length == 0 ? "\u00a0" : line)));
            foreach (var fact in message.Facts) texts[texts.ToList().IndexOf(fact.Label) + 1].ShouldBe(fact.Value);
            foreach (var line in message.Sections.SelectMany(section => section.Lines)) texts.ShouldContain(line.Label.Length == 0 ? $"• {line.Value}" : $"• {line.Label}: {line.Value}");
        }
    }

    [Fact]
    public void What_has_no_room_is_counted_and_leads_to_all_of_it()
    {
        var told = SampleNotification.Of(Notify.Events.NotificationStatus.Failure) with
        {
            Reason = string.Join('\n', Enumerable.Range(1, 500).Select(number => $"line {number}")),
            Jobs = [.. Enumerable.Range(1, 250).Select(number => new Notify.Events.JobResult($"job-{number}", "success"))],
        };

        var card = TeamsCardWriter.Write(MessageWriter.Write(told));

        var texts = TeamsView.Texts(card);
        texts.ShouldContain($"… ({500 - texts.Count(text => text.StartsWith("line ", StringComparison.Ordinal))} more)");
        texts[^1].ShouldBe($"… ({250 - texts.Count(text => text.StartsWith("• job-", StringComparison.Ordinal))} more)");
        card.ToJsonString().ShouldContain($$"""{"type":"Action.OpenUrl","url":"{{told.RunUrl}}"}""");
    }
}
