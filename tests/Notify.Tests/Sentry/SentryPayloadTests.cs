using System.Text.Json.Nodes;
using LocalGitHub;
using Notify.Sinks.Sentry;
using Notify.Tests.Support;

namespace Notify.Tests.Sentry;

public sealed class SentryPayloadTests
{
    private readonly SentryRequests requests = new(new SentrySettings(new Uri("https://sentry.example.com/sub/"), new Actions.Toolkit.Secret("x"), "acme", ["shop"]));

    [Fact]
    public void Whatever_happened_Sentry_takes_it()
    {
        var plans = 0;
        foreach (var told in new RandomNotifications(4).Many(10_000))
        {
            if (SentryPlan.For(told).Plan?.Version is not { } version) continue;
            plans++;
            SentryRules.ProblemOfRelease(Sent(requests.Release(told, version, new string('b', 40)))).ShouldBeNull();
            if (told.Environment is { Length: > 0 } environment && environment.Trim().Length > 0) SentryRules.ProblemOfDeploy(Sent(requests.Deploy(told, version))).ShouldBeNull();
            Uri.UnescapeDataString(requests.Finish(told, version).Address.Segments[^1]).TrimEnd('/').ShouldBe(version);
        }

        plans.ShouldBeGreaterThan(3_000);
    }

    [Theory]
    [InlineData("checkout@1.4.0+7")]
    [InlineData("v1.4.0")]
    [InlineData("tea & \"cake\" 100% 🍵 a#b?c")]
    public void A_good_version_stays_as_it_is(string version)
    {
        SentryNames.Version(version).ShouldBe(version);
        Uri.UnescapeDataString(requests.Deploys(version).Address.AbsoluteUri).ShouldBe($"https://sentry.example.com/sub/api/0/organizations/acme/releases/{version}/deploys/");
    }

    [Fact]
    public void Long_versions_that_begin_alike_stay_two()
    {
        var one = SentryNames.Version(new string('1', 300) + "a")!;

        one.Length.ShouldBe(250);
        one.ShouldNotBe(SentryNames.Version(new string('1', 300) + "b"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("LATEST")]
    public void Of_some_names_nothing_can_be_made(string version) => SentryNames.Version(version).ShouldBeNull();

    private static JsonObject Sent(Notify.Delivery.SinkRequest request) => JsonNode.Parse(request.Body.Span)!.AsObject();
}
