using System.Text.Json.Nodes;
using Notify.Events;
using Notify.Sinks;
using Notify.Sinks.Webhooks;
using Notify.Tests.Support;

namespace Notify.Tests.Webhooks;

public sealed class WebhookBodyTests
{
    private const int LargestBody = 100_000;

    [Fact]
    public void Whatever_happened_the_body_is_JSON_of_a_size_that_receivers_take()
    {
        foreach (var told in new RandomNotifications(1).Many(10_000))
        {
            var body = JsonBody.Of(WebhookBody.Write(told));

            body.Length.ShouldBeLessThanOrEqualTo(LargestBody);
            JsonNode.Parse(body.Span)!["status"]!.GetValue<string>().ShouldNotBeEmpty();
        }
    }

    [Fact]
    public void A_body_is_as_large_as_it_may_be_when_everything_is_endless()
    {
        var endless = new string('\u0001', 1 << 20);

        var body = JsonBody.Of(WebhookBody.Write(OneText.In(NotificationStatus.Failure, endless) with
        {
            Repository = endless,
            Commit = endless,
            RunUrl = endless,
            EnvironmentUrl = endless,
            CompareUrl = endless,
            MostChanges = 100,
            Changes = [.. Enumerable.Repeat(new Change(endless, endless), 200)],
            Jobs = [.. Enumerable.Repeat(new JobResult(endless, endless), 200)],
            Builds = [.. Enumerable.Repeat(new Build(endless, endless, endless, endless, endless), 200)],
        }));

        body.Length.ShouldBeInRange(50_000, LargestBody);
    }

    [Theory]
    [ClassData(typeof(HardTexts))]
    public void Text_arrives_as_it_was(string text)
    {
        var body = JsonNode.Parse(JsonBody.Of(WebhookBody.Write(OneText.In(NotificationStatus.Failure, text))).Span)!.AsObject();

        foreach (var name in new[] { "reason", "service", "environment", "version", "previous-version", "failed-step", "actor", "workflow", "ref", "correlation-key" })
            body[name]!.GetValue<string>().ShouldBe(text);
        body["changes"]![0]!["text"]!.GetValue<string>().ShouldBe(text);
        body["jobs"]![0]!["name"]!.GetValue<string>().ShouldBe(text);
        body["builds"]![0]!["profile"]!.GetValue<string>().ShouldBe(text);
    }

    [Fact]
    public void What_is_not_listed_is_counted()
    {
        var body = WebhookBody.Write(OneText.In(NotificationStatus.Success, "tea") with { Changes = [.. Enumerable.Range(1, 50).Select(number => new Change($"change {number}"))] });

        (body["changes"]!.AsArray().Count, body["more-changes"]!.GetValue<int>()).ShouldBe((20, 30));
    }
}
