using System.Text.Json.Nodes;
using LocalGitHub;
using Notify.Events;
using Notify.Messages;
using Notify.Sinks;
using Notify.Sinks.PagerDuty;
using Notify.Tests.Support;

namespace Notify.Tests.PagerDuty;

public sealed class PagerDutyPayloadTests
{
    [Fact]
    public void Whatever_happened_PagerDuty_takes_it()
    {
        foreach (var told in new RandomNotifications(3).Many(10_000))
        {
            PagerDutyRules.Problems(Sent(PagerDutyBody.Trigger(told, PagerDutySeverity.Critical)), isChange: false).ShouldBeEmpty();
            PagerDutyRules.Problems(Sent(PagerDutyBody.Resolve(told)), isChange: false).ShouldBeEmpty();
            PagerDutyRules.Problems(Sent(PagerDutyBody.Change(told)), isChange: true).ShouldBeEmpty();
        }
    }

    [Theory]
    [ClassData(typeof(HardTexts))]
    public void Text_arrives_as_it_was(string text)
    {
        var told = OneText.In(NotificationStatus.Failure, text);

        var payload = Sent(PagerDutyBody.Trigger(told, PagerDutySeverity.Error))["payload"]!;

        payload["summary"]!.GetValue<string>().ShouldBe(MessageWriter.Write(told).Title);
        payload["component"]!.GetValue<string>().ShouldBe(text);
        foreach (var name in new[] { "reason", "failed-step", "version", "previous-version", "actor", "workflow", "ref" }) payload["custom_details"]![name]!.GetValue<string>().ShouldBe(text);
        payload["custom_details"]!["changes"]![0]!.GetValue<string>().ShouldBe(text);
    }

    [Fact]
    public void A_long_key_is_still_one_of_a_kind()
    {
        var (one, other) = (Key("a"), Key("b"));

        one.Length.ShouldBeLessThanOrEqualTo(255);
        one.ShouldNotBe(other);
        one.ShouldBe(Key("a"));
    }

    private static string Key(string end) => PagerDutyKey.Of(OneText.In(NotificationStatus.Failure, "x") with { Service = new string('s', 300) + end });

    private static JsonObject Sent(JsonObject body) => JsonNode.Parse(JsonBody.Of(body).Span)!.AsObject();
}
