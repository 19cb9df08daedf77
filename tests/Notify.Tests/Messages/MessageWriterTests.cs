using Notify.Events;
using Notify.Messages;
using Notify.Tests.Support;

namespace Notify.Tests.Messages;

public sealed class MessageWriterTests
{
    [Theory]
    [InlineData(NotificationStatus.Started, "🚀 Deployment of checkout v1.4.0 to production started")]
    [InlineData(NotificationStatus.Success, "✅ checkout v1.4.0 deployed to production")]
    [InlineData(NotificationStatus.Failure, "❌ Deployment of checkout v1.4.0 to production failed")]
    [InlineData(NotificationStatus.Cancelled, "🚫 Deployment of checkout v1.4.0 to production was cancelled")]
    [InlineData(NotificationStatus.RolledBack, "⏪ checkout in production was rolled back to v1.3.0")]
    [InlineData(NotificationStatus.Recovered, "💚 checkout v1.4.0 deployed to production: recovered")]
    [InlineData(NotificationStatus.Warning, "⚠️ checkout v1.4.0 in production: warning")]
    internal void A_deployment_says_what_went_where(NotificationStatus status, string title) =>
        MessageWriter.Write(SampleNotification.Deployment(status)).Title.ShouldBe(title);

    [Theory]
    [InlineData(NotificationStatus.Started, "🚀 deploy of acme/shop started")]
    [InlineData(NotificationStatus.Success, "✅ deploy of acme/shop succeeded")]
    [InlineData(NotificationStatus.Failure, "❌ deploy of acme/shop failed")]
    [InlineData(NotificationStatus.Cancelled, "🚫 deploy of acme/shop was cancelled")]
    [InlineData(NotificationStatus.RolledBack, "⏪ deploy of acme/shop was rolled back")]
    [InlineData(NotificationStatus.Recovered, "💚 deploy of acme/shop recovered")]
    [InlineData(NotificationStatus.Warning, "⚠️ deploy of acme/shop: warning")]
    internal void Without_environment_it_is_about_the_run(NotificationStatus status, string title) =>
        MessageWriter.Write(SampleNotification.Of(status)).Title.ShouldBe(title);

    [Theory]
    [InlineData(NotificationStatus.Started, Tone.Neutral)]
    [InlineData(NotificationStatus.Success, Tone.Good)]
    [InlineData(NotificationStatus.Failure, Tone.Bad)]
    [InlineData(NotificationStatus.Cancelled, Tone.Neutral)]
    [InlineData(NotificationStatus.RolledBack, Tone.Careful)]
    [InlineData(NotificationStatus.Recovered, Tone.Good)]
    [InlineData(NotificationStatus.Warning, Tone.Careful)]
    internal void Each_status_has_a_tone(NotificationStatus status, Tone tone) => MessageWriter.Write(SampleNotification.Of(status)).Tone.ShouldBe(tone);

    [Fact]
    public void A_failure_that_is_not_the_first_says_so()
    {
        var told = SampleNotification.Deployment(NotificationStatus.Failure);

        MessageWriter.Write(told with { ConsecutiveFailures = 1 }).Title.ShouldEndWith("failed");
        MessageWriter.Write(told with { ConsecutiveFailures = 3 }).Title.ShouldEndWith("failed (3 times in a row)");
    }

    [Fact]
    public void Facts_are_what_is_known()
    {
        var facts = MessageWriter.Write(SampleNotification.Deployment(NotificationStatus.Failure) with { FailedStep = "Deploy" }).Facts;

        facts.Select(fact => $"{fact.Label}={fact.Value}").ShouldBe(
        [
            "Service=checkout", "Environment=production", "Version=v1.4.0", "Previous version=v1.3.0", "Failed step=Deploy", "Commit=aaaaaaa", "Ref=main", "By=octocat", "Duration=4 min 30 s",
        ]);
        facts.Single(fact => fact.Label == "Commit").Url.ShouldBe($"https://github.com/acme/shop/commit/{new string('a', 40)}");
        facts.Single(fact => fact.Label == "Environment").Url.ShouldBe("https://shop.example.com");
    }

    [Fact]
    public void What_is_not_known_is_no_fact() =>
        MessageWriter.Write(SampleNotification.Of(NotificationStatus.Success) with { Commit = "", Ref = "", Actor = "" }).Facts.ShouldBeEmpty();

    [Fact]
    public void Twenty_changes_are_listed_and_the_others_counted_where_all_can_be_seen()
    {
        var told = SampleNotification.Of(NotificationStatus.Success) with
        {
            Changes = [.. Enumerable.Range(1, 23).Select(number => new Change($"Change {number}", new string('c', 40)))],
            CompareUrl = "https://github.com/acme/shop/compare/b...a",
        };

        var section = MessageWriter.Write(told).Sections.ShouldHaveSingleItem();

        section.Lines.Count.ShouldBe(20);
        section.Lines[0].ShouldBe(new Fact("ccccccc", "Change 1", $"https://github.com/acme/shop/commit/{new string('c', 40)}"));
        section.More.ShouldBe(3);
        section.Url.ShouldBe("https://github.com/acme/shop/compare/b...a");
        MessageWriter.Write(told with { CompareUrl = null }).Sections[0].Url.ShouldBe(told.RunUrl);
        MessageWriter.Write(told with { MostChanges = 0 }).Sections[0].More.ShouldBe(23);
    }

    [Fact]
    public void Jobs_that_failed_come_first()
    {
        var told = SampleNotification.Of(NotificationStatus.Failure) with { Jobs = [new("lint", "success"), new("test", "failure"), new("docs", "skipped"), new("build", "cancelled")] };

        MessageWriter.Write(told).Sections[0].Lines.Select(line => line.Label).ShouldBe(["test", "build", "lint", "docs"]);
    }

    [Fact]
    public void A_build_leads_only_to_the_web()
    {
        var told = SampleNotification.Of(NotificationStatus.Success) with { Builds = [new("ios", "b1", "preview", "1.0", "https://expo.dev/b1"), new("android", null, null, null, "javascript:alert(1)")] };

        MessageWriter.Write(told).Sections[0].Lines.ShouldBe([new Fact("ios", "preview, 1.0, b1", "https://expo.dev/b1"), new Fact("android", "")]);
    }

    [Fact]
    public void The_title_is_one_line_and_else_as_it_was_given() =>
        MessageWriter.Write(SampleNotification.Of(NotificationStatus.Success) with { Workflow = "a\r\nb\nc\u2028d" }).Title.ShouldBe("✅ a b c\u2028d of acme/shop succeeded");
}
